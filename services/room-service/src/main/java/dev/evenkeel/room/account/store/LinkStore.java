package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** One-time links given out. */
@Singleton
public class LinkStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    LinkStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** A link for an account; an older one for the same purpose is void from now on. */
    public Uni<Void> put(
            KeyHash secret, LinkPurpose purpose, String accountId, Instant now, Event<?> audit) {
        return transactions.run(session ->
                Links.put(session, secret, purpose, accountId, now)
                        .chain(() -> outbox.append(session, audit)));
    }

    /**
     * A link for an account that asks for it itself, unless the last one was given out just now.
     *
     * @param between the least time from one to the next
     * @return how long to wait; nothing was put unless it is zero
     */
    public Uni<Duration> putUnlessRecent(
            KeyHash secret,
            LinkPurpose purpose,
            String accountId,
            Duration between,
            Instant now,
            Event<?> audit) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select l.expiresAt from LinkRow l
                                where l.accountId = :account and l.purpose = :purpose
                                order by l.expiresAt desc
                                """,
                                Instant.class)
                        .setParameter("account", accountId)
                        .setParameter("purpose", purpose)
                        .getResultList()
                        .map(expiring ->
                                expiring.stream()
                                        .findFirst()
                                        .map(end -> end.minus(purpose.life()).plus(between))
                                        .map(next -> Duration.between(now, next))
                                        .filter(Duration::isPositive)
                                        .orElse(Duration.ZERO))
                        .call(left ->
                                left.isPositive()
                                        ? Uni.createFrom().voidItem()
                                        : Links.put(session, secret, purpose, accountId, now)
                                                .chain(() -> outbox.append(session, audit))));
    }

    /**
     * The link of this start; nothing is put, and {@code false} said, if there is an administrator.
     */
    public Uni<Boolean> putSetup(KeyHash secret, Instant now) {
        return transactions.run(session ->
                Locks.administrators(session)
                        .chain(() -> AccountStore.hasAdministrator(session))
                        .chain(has ->
                                has
                                        ? Uni.createFrom().item(false)
                                        : Links.put(session, secret, LinkPurpose.SETUP, null, now)
                                                .replaceWith(true)));
    }

    /** Whose link it is, while it is good. */
    public Uni<Optional<String>> accountOf(KeyHash secret, Instant now) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select l.accountId from LinkRow l
                                where l.secret = :secret and l.expiresAt > :now
                                  and l.accountId is not null
                                """,
                                String.class)
                        .setParameter("secret", secret.hex())
                        .setParameter("now", now)
                        .getResultList()
                        .map(ids -> ids.stream().findFirst()));
    }

    /**
     * Takes a link that came by mail to confirm the address of its account, and does that.
     *
     * @param audit made of the account's id
     */
    public Uni<Answer<Account>> verifyEmail(
            KeyHash secret, Instant now, Function<String, Event<?>> audit) {
        return Atomic.run(
                transactions,
                session ->
                        Links.take(session, secret, now)
                                .chain(taken -> accountToVerify(session, taken))
                                .chain(found ->
                                        found.isEmpty()
                                                ? Atomic.refused(new Refusal.LinkSpent())
                                                : verified(session, found.get(), audit)));
    }

    private static Uni<Optional<AccountRow>> accountToVerify(
            Mutiny.Session session, Optional<LinkRow> link) {
        String accountId =
                link.filter(row -> row.purpose == LinkPurpose.VERIFICATION)
                        .map(row -> row.accountId)
                        .orElse(null);
        return accountId == null
                ? Uni.createFrom().item(Optional.empty())
                : session.find(AccountRow.class, accountId, LockModeType.PESSIMISTIC_WRITE)
                        .map(row -> Optional.ofNullable(row).filter(one -> !one.disabled));
    }

    private Uni<Answer<Account>> verified(
            Mutiny.Session session, AccountRow row, Function<String, Event<?>> audit) {
        row.emailVerified = true;
        return session.flush()
                .chain(() -> outbox.append(session, audit.apply(row.accountId)))
                .replaceWith(() -> Answer.granted(row.toAccount()));
    }
}
