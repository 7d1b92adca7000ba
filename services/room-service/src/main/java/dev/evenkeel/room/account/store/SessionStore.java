package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Session;
import dev.evenkeel.room.account.domain.SessionOrigin;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Sessions: opened, found by their token, ended. */
@Singleton
public class SessionStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    SessionStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** A session with whose it is. */
    public record Found(Session session, Account account) {}

    /**
     * @param origin the provider that opened it; {@code null} when it was opened here
     */
    public Uni<Void> open(
            Session session, KeyHash token, @Nullable SessionOrigin origin, Event<?> audit) {
        return transactions.run(database ->
                database.persist(new SessionRow(session, token))
                        .chain(() -> database.flush())
                        .chain(() ->
                                origin == null
                                        ? Uni.createFrom().voidItem()
                                        : database.persist(
                                                new SessionOriginRow(session.sessionId(), origin)))
                        .chain(() -> outbox.append(database, audit)));
    }

    /** The session, as long as its account is not disabled. */
    public Uni<Optional<Found>> find(KeyHash token) {
        return transactions.run(database ->
                database.createQuery(
                                "select s from SessionRow s where s.token = :token",
                                SessionRow.class)
                        .setParameter("token", token.hex())
                        .getResultList()
                        .chain(rows ->
                                rows.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Found>empty())
                                        : withAccount(database, rows.getFirst())));
    }

    public Uni<Void> seen(UUID sessionId, String address, Instant now) {
        return transactions
                .run(database ->
                        database.createMutationQuery(
                                        """
                                        update SessionRow set seenAt = :now, address = :address
                                        where sessionId = :id
                                        """)
                                .setParameter("now", now)
                                .setParameter("address", address)
                                .setParameter("id", sessionId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** A proof was shown in the session; one with a code counts as the second factor too. */
    public Uni<Void> confirmed(
            UUID sessionId, boolean withSecondFactor, Instant now, Event<?> audit) {
        return transactions.run(database ->
                database.createMutationQuery(
                                withSecondFactor
                                        ? """
                                        update SessionRow
                                        set confirmedAt = :now, secondFactor = true
                                        where sessionId = :id
                                        """
                                        : """
                                        update SessionRow set confirmedAt = :now
                                        where sessionId = :id
                                        """)
                        .setParameter("now", now)
                        .setParameter("id", sessionId)
                        .executeUpdate()
                        .chain(() -> outbox.append(database, audit)));
    }

    /** First the one used last. */
    public Uni<List<Session>> list(String accountId) {
        return transactions.run(database ->
                database.createQuery(
                                """
                                select s from SessionRow s where s.accountId = :account
                                order by s.seenAt desc
                                """,
                                SessionRow.class)
                        .setParameter("account", accountId)
                        .getResultList()
                        .map(rows -> rows.stream().map(SessionRow::toSession).toList()));
    }

    /** Whether there was such a session of this account. */
    public Uni<Boolean> end(String accountId, UUID sessionId, Event<?> audit) {
        return transactions.run(database ->
                database.createMutationQuery(
                                """
                                delete from SessionRow
                                where sessionId = :id and accountId = :account
                                """)
                        .setParameter("id", sessionId)
                        .setParameter("account", accountId)
                        .executeUpdate()
                        .chain(ended ->
                                ended == 0
                                        ? Uni.createFrom().item(false)
                                        : outbox.append(database, audit).replaceWith(true)));
    }

    public Uni<Void> endAll(String accountId, Event<?> audit) {
        return transactions.run(database ->
                endAll(database, accountId).chain(() -> outbox.append(database, audit)));
    }

    /** Forgets sessions that nobody can use any more. */
    public Uni<Integer> forget(Instant seenBefore, Instant createdBefore) {
        return transactions.run(database ->
                database.createMutationQuery(
                                """
                                delete from SessionRow
                                where seenAt < :seen or createdAt < :created
                                """)
                        .setParameter("seen", seenBefore)
                        .setParameter("created", createdBefore)
                        .executeUpdate());
    }

    /** A second factor was shown in the session. */
    static Uni<Integer> shown(Mutiny.Session database, UUID sessionId) {
        return database.createMutationQuery(
                        "update SessionRow set secondFactor = true where sessionId = :id")
                .setParameter("id", sessionId)
                .executeUpdate();
    }

    static Uni<Integer> endAll(Mutiny.Session database, String accountId) {
        return database.createMutationQuery("delete from SessionRow where accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    static Uni<Integer> endOthers(Mutiny.Session database, String accountId, UUID except) {
        return database.createMutationQuery(
                        "delete from SessionRow where accountId = :account and sessionId <> :id")
                .setParameter("account", accountId)
                .setParameter("id", except)
                .executeUpdate();
    }

    private static Uni<Optional<Found>> withAccount(Mutiny.Session database, SessionRow row) {
        return database.find(AccountRow.class, row.accountId)
                .map(account ->
                        Optional.ofNullable(account)
                                .filter(found -> !found.disabled)
                                .map(found -> new Found(row.toSession(), found.toAccount())));
    }
}
