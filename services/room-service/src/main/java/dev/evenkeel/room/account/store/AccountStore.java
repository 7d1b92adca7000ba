package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.account.domain.PasswordHash;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.store.Availability;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Accounts, made and looked up. Each change is one transaction with the events that tell of it. */
@Singleton
public class AccountStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    AccountStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    public Uni<Optional<Credentials>> byEmail(String email) {
        return transactions.run(session ->
                session.createQuery(
                                "select a from AccountRow a where a.email = :email",
                                AccountRow.class)
                        .setParameter("email", email)
                        .getResultList()
                        .map(rows -> rows.stream().findFirst().map(AccountRow::toCredentials)));
    }

    public Uni<Optional<Credentials>> byId(String accountId) {
        return transactions.run(session ->
                session.find(AccountRow.class, accountId)
                        .map(row -> Optional.ofNullable(row).map(AccountRow::toCredentials)));
    }

    /** Who matches part of the name or address, in the order of the addresses. */
    public Uni<List<Account>> list(String part, String afterEmail, int limit) {
        return transactions.run(session ->
                session.createQuery(
                                """
                                select a from AccountRow a
                                where a.email > :after
                                  and (locate(:part, a.email) > 0 or locate(:part, lower(a.name)) > 0)
                                order by a.email
                                """,
                                AccountRow.class)
                        .setParameter("after", afterEmail)
                        .setParameter("part", part)
                        .setMaxResults(limit)
                        .getResultList()
                        .map(rows -> rows.stream().map(AccountRow::toAccount).toList()));
    }

    /** Whether anybody is administrator, or was invited to be. */
    public Uni<Boolean> hasAdministrator() {
        return transactions.run(AccountStore::hasAdministrator);
    }

    /**
     * Adds an account.
     *
     * @param password {@code null} for who is invited
     */
    public Uni<Answer<Account>> create(
            Account account, @Nullable PasswordHash password, Event<?> audit) {
        return takenIfNotUnique(
                Atomic.run(transactions, session -> create(session, account, password, audit)));
    }

    /** Adds an account that is opened by a link first. */
    public Uni<Answer<Account>> invite(Account account, KeyHash link, Event<?> audit) {
        return takenIfNotUnique(
                Atomic.run(
                        transactions,
                        session ->
                                create(session, account, null, audit)
                                        .call(made ->
                                                made instanceof Answer.Granted
                                                        ? Links.put(
                                                                session,
                                                                link,
                                                                LinkPurpose.INVITATION,
                                                                account.accountId(),
                                                                account.createdAt())
                                                        : Uni.createFrom().voidItem())));
    }

    /** Adds the first account, if the link is good and there is no administrator yet. */
    public Uni<Answer<Account>> createFirst(
            Account account, PasswordHash password, KeyHash link, Event<?> audit) {
        return takenIfNotUnique(
                Atomic.run(
                        transactions,
                        session ->
                                Locks.administrators(session)
                                        .chain(() -> hasAdministrator(session))
                                        .chain(has ->
                                                has
                                                        ? Uni.createFrom().item(false)
                                                        : takeSetup(session, account, link))
                                        .chain(taken ->
                                                taken
                                                        ? create(session, account, password, audit)
                                                        : Atomic.refused(
                                                                new Refusal.LinkSpent()))));
    }

    public Uni<Void> rename(String accountId, String name, String language) {
        return transactions
                .run(session ->
                        session.createMutationQuery(
                                        """
                                        update AccountRow set name = :name, language = :language
                                        where accountId = :id
                                        """)
                                .setParameter("name", name)
                                .setParameter("language", language)
                                .setParameter("id", accountId)
                                .executeUpdate())
                .replaceWithVoid();
    }

    static Uni<Boolean> hasAdministrator(Mutiny.Session session) {
        return session.createQuery(
                        "select count(a) from AccountRow a where a.roles like '%admin%'",
                        Long.class)
                .getSingleResult()
                .map(count -> count > 0);
    }

    private static Uni<Boolean> takeSetup(Mutiny.Session session, Account account, KeyHash link) {
        return Links.take(session, link, account.createdAt())
                .map(taken -> taken.filter(row -> row.purpose == LinkPurpose.SETUP).isPresent());
    }

    /** Two may ask for one address in the same moment; the database keeps the first. */
    private static Uni<Answer<Account>> takenIfNotUnique(Uni<Answer<Account>> creation) {
        return creation.onFailure(Availability::isHopeless)
                .recoverWithItem(Answer.refused(new Refusal.EmailTaken()));
    }

    private Uni<Answer<Account>> create(
            Mutiny.Session session,
            Account account,
            @Nullable PasswordHash password,
            Event<?> audit) {
        return session.createQuery(
                        "select count(a) from AccountRow a where a.email = :email", Long.class)
                .setParameter("email", account.email())
                .getSingleResult()
                .chain(others ->
                        others > 0
                                ? Atomic.refused(new Refusal.EmailTaken())
                                : session.persist(new AccountRow(account, password))
                                        .chain(() -> session.flush())
                                        .chain(() -> outbox.append(session, audit))
                                        .replaceWith(() -> Answer.granted(account)));
    }
}
