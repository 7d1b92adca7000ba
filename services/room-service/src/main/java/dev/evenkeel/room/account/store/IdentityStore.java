package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.ExternalIdentity;
import dev.evenkeel.room.account.domain.LinkedIdentity;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which account is whose at which provider of single sign-on. */
@Singleton
public class IdentityStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    IdentityStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** Whose account it is; notes that it was used. */
    public Uni<Optional<Account>> find(ExternalIdentity identity, Instant now) {
        return transactions.run(session ->
                session.find(IdentityRow.class, key(identity))
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.<Account>empty())
                                        : account(session, row, now)));
    }

    private static Uni<Optional<Account>> account(
            Mutiny.Session session, IdentityRow row, Instant now) {
        row.usedAt = now;
        return session.find(AccountRow.class, row.accountId)
                .map(account -> Optional.ofNullable(account).map(AccountRow::toAccount));
    }

    /** Makes the provider one more way in to an account that it does not know yet. */
    public Uni<Answer<Account>> link(
            String accountId, ExternalIdentity identity, Instant now, Event<?> audit) {
        return conflictIfNotUnique(
                Atomic.run(
                        transactions,
                        session ->
                                session.find(
                                                AccountRow.class,
                                                accountId,
                                                LockModeType.PESSIMISTIC_WRITE)
                                        .chain(account ->
                                                account == null
                                                        ? Atomic.refused(
                                                                new Refusal.NoSuchAccount(
                                                                        accountId))
                                                        : link(
                                                                session, account, identity, now,
                                                                audit))));
    }

    /** Adds an account that is opened through the provider. */
    public Uni<Answer<Account>> create(Account account, ExternalIdentity identity, Event<?> audit) {
        AccountRow row = new AccountRow(account, null);
        return conflictIfNotUnique(
                Atomic.run(
                        transactions,
                        session ->
                                session.persist(row)
                                        .chain(() -> session.flush())
                                        .chain(() ->
                                                link(
                                                        session,
                                                        row,
                                                        identity,
                                                        account.createdAt(),
                                                        audit))));
    }

    /** The providers of an account, in the order of their names. */
    public Uni<List<LinkedIdentity>> list(String accountId) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select i from IdentityRow i where i.accountId = :account
                                order by i.key.provider
                                """,
                                IdentityRow.class)
                        .setParameter("account", accountId)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row ->
                                                new LinkedIdentity(
                                                        row.key.provider(),
                                                        row.email,
                                                        row.linkedAt,
                                                        row.usedAt))
                                        .toList()));
    }

    /** Unlinks a provider, unless it is the last way in; {@code false} when it is not linked. */
    public Uni<Answer<Boolean>> unlink(String accountId, String provider, Event<?> audit) {
        return Atomic.run(
                transactions,
                session ->
                        session.find(AccountRow.class, accountId, LockModeType.PESSIMISTIC_WRITE)
                                .chain(account ->
                                        delete(session, accountId, provider)
                                                .chain(deleted ->
                                                        deleted == 0
                                                                ? Uni.createFrom()
                                                                        .item(Answer.granted(false))
                                                                : unlinked(
                                                                        session, account, audit))));
    }

    private Uni<Answer<Boolean>> unlinked(
            Mutiny.Session session, AccountRow account, Event<?> audit) {
        account.identities--;
        return account.toAccount().waysIn().count() == 0
                ? Atomic.refused(new Refusal.LastWayIn())
                : outbox.append(session, audit).replaceWith(() -> Answer.granted(true));
    }

    private Uni<Answer<Account>> link(
            Mutiny.Session session,
            AccountRow account,
            ExternalIdentity identity,
            Instant now,
            Event<?> audit) {
        account.identities++;
        account.emailVerified |=
                identity.isEmailVerified() && identity.email().equals(Optional.of(account.email));
        return session.persist(
                        new IdentityRow(
                                key(identity), account.accountId, identity.email().orElse(""), now))
                .chain(() -> session.flush())
                .chain(() -> outbox.append(session, audit))
                .replaceWith(() -> Answer.granted(account.toAccount()));
    }

    private static Uni<Integer> delete(Mutiny.Session session, String accountId, String provider) {
        return session.createMutationQuery(
                        """
                        delete from IdentityRow
                        where accountId = :account and key.provider = :provider
                        """)
                .setParameter("account", accountId)
                .setParameter("provider", provider)
                .executeUpdate();
    }

    private static Uni<Answer<Account>> conflictIfNotUnique(Uni<Answer<Account>> linking) {
        return linking.onFailure(Availability::isHopeless)
                .recoverWithItem(Answer.refused(new Refusal.Conflict("it is linked already")));
    }

    private static IdentityRow.Key key(ExternalIdentity identity) {
        return new IdentityRow.Key(identity.provider(), identity.subject());
    }
}
