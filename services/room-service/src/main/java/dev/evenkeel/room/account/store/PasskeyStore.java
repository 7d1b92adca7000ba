package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Passkey;
import dev.evenkeel.room.account.domain.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Passkeys. The account's row is locked while their number changes. */
@Singleton
public class PasskeyStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    PasskeyStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** A passkey with whose it is. */
    public record Found(Passkey passkey, Account account) {}

    /** Adds it; the session it is added in has shown it. */
    public Uni<Answer<Passkey>> add(Passkey passkey, UUID sessionId, Event<?> audit) {
        return Atomic.run(
                transactions,
                session ->
                        locked(session, passkey.accountId())
                                .chain(account ->
                                        refusal(session, passkey, account)
                                                .chain(refused ->
                                                        refused.isPresent()
                                                                ? Atomic.refused(refused.get())
                                                                : add(
                                                                        session, passkey, sessionId,
                                                                        account, audit))));
    }

    private Uni<Answer<Passkey>> add(
            Mutiny.Session session,
            Passkey passkey,
            UUID sessionId,
            AccountRow account,
            Event<?> audit) {
        account.passkeys++;
        return session.persist(new PasskeyRow(passkey))
                .chain(() -> session.flush())
                .chain(() -> SessionStore.shown(session, sessionId))
                .chain(() -> outbox.append(session, audit))
                .replaceWith(() -> Answer.granted(passkey));
    }

    /** First the oldest. */
    public Uni<List<Passkey>> list(String accountId) {
        return transactions.run(session ->
                rows(session, accountId)
                        .map(rows -> rows.stream().map(PasskeyRow::toPasskey).toList()));
    }

    /** Whose credential it is, as long as the account is not disabled. */
    public Uni<Optional<Found>> find(String credentialId) {
        return transactions.run(session ->
                session.find(PasskeyRow.class, credentialId)
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(Optional.<Found>empty())
                                        : session.find(AccountRow.class, row.accountId)
                                                .map(account ->
                                                        Optional.ofNullable(account)
                                                                .filter(found -> !found.disabled)
                                                                .map(found ->
                                                                        new Found(
                                                                                row.toPasskey(),
                                                                                found
                                                                                        .toAccount())))));
    }

    /**
     * Notes that it was used; {@code false} when its counter is not above what was seen already,
     * though it counts (WebAuthn section 7.2 step 22).
     */
    public Uni<Boolean> used(String credentialId, long signCount, boolean backedUp, Instant now) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                update PasskeyRow
                                set signCount = :count, backedUp = :backed, usedAt = :now
                                where credentialId = :id
                                  and (signCount < :count or signCount = 0 and :count = 0)
                                """)
                        .setParameter("count", signCount)
                        .setParameter("backed", backedUp)
                        .setParameter("now", now)
                        .setParameter("id", credentialId)
                        .executeUpdate()
                        .map(updated -> updated == 1));
    }

    /** Whether the account has such a passkey. */
    public Uni<Boolean> rename(String accountId, UUID passkeyId, String name) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                update PasskeyRow set name = :name
                                where passkeyId = :id and accountId = :account
                                """)
                        .setParameter("name", name)
                        .setParameter("id", passkeyId)
                        .setParameter("account", accountId)
                        .executeUpdate()
                        .map(updated -> updated == 1));
    }

    /** Takes one away, unless it is the last way in; {@code false} when there is no such. */
    public Uni<Answer<Boolean>> remove(String accountId, UUID passkeyId, Event<?> audit) {
        return Atomic.run(
                transactions,
                session ->
                        locked(session, accountId)
                                .chain(account ->
                                        delete(session, accountId, passkeyId)
                                                .chain(deleted ->
                                                        deleted == 0
                                                                ? Uni.createFrom()
                                                                        .item(Answer.granted(false))
                                                                : removed(
                                                                        session, account, audit))));
    }

    private Uni<Answer<Boolean>> removed(
            Mutiny.Session session, AccountRow account, Event<?> audit) {
        account.passkeys--;
        return account.toAccount().waysIn().count() == 0
                ? Atomic.refused(new Refusal.LastWayIn())
                : outbox.append(session, audit).replaceWith(() -> Answer.granted(true));
    }

    private static Uni<Integer> delete(Mutiny.Session session, String accountId, UUID passkeyId) {
        return session.createMutationQuery(
                        "delete from PasskeyRow where passkeyId = :id and accountId = :account")
                .setParameter("id", passkeyId)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    private static Uni<Optional<Refusal>> refusal(
            Mutiny.Session session, Passkey passkey, AccountRow account) {
        if (account.passkeys >= Passkey.MOST) {
            return Uni.createFrom()
                    .item(
                            Optional.of(
                                    new Refusal.Conflict(
                                            "there are %d passkeys already"
                                                    .formatted(Passkey.MOST))));
        }
        return session.find(PasskeyRow.class, passkey.credentialId())
                .map(there ->
                        there == null
                                ? Optional.empty()
                                : Optional.of(
                                        new Refusal.Conflict("this passkey is known already")));
    }

    /** Takes away those that are not the only way in: somebody lost what they are kept on. */
    static Uni<?> removeAll(Mutiny.Session session, String accountId) {
        return locked(session, accountId)
                .chain(account -> {
                    if (account.password == null && account.identities == 0) {
                        return Uni.createFrom().voidItem();
                    }
                    account.passkeys = 0;
                    return session.createMutationQuery(
                                    "delete from PasskeyRow where accountId = :account")
                            .setParameter("account", accountId)
                            .executeUpdate()
                            .replaceWithVoid();
                });
    }

    private static Uni<List<PasskeyRow>> rows(Mutiny.Session session, String accountId) {
        return session.createQuery(
                        """
                        select p from PasskeyRow p where p.accountId = :account
                        order by p.createdAt
                        """,
                        PasskeyRow.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    private static Uni<AccountRow> locked(Mutiny.Session session, String accountId) {
        return session.find(AccountRow.class, accountId, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("no account " + accountId));
    }
}
