package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Refusal;
import dev.evenkeel.room.account.domain.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** What administrators change of others. One administrator who can sign in is always left. */
@Singleton
public class PeopleStore {
    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    PeopleStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /**
     * @param audit made of the account before the change
     */
    public Uni<Answer<Account>> setRoles(
            String accountId, Set<Role> roles, Function<Account, Event<?>> audit) {
        return change(accountId, row -> row.roles = Role.words(roles), audit);
    }

    /** Who is disabled is out at once. */
    public Uni<Answer<Account>> setDisabled(
            String accountId, boolean disabled, Function<Account, Event<?>> audit) {
        return change(accountId, row -> row.disabled = disabled, audit);
    }

    private Uni<Answer<Account>> change(
            String accountId, Consumer<AccountRow> change, Function<Account, Event<?>> audit) {
        return Atomic.run(
                transactions,
                session ->
                        Locks.administrators(session)
                                .chain(() ->
                                        session.find(
                                                AccountRow.class,
                                                accountId,
                                                LockModeType.PESSIMISTIC_WRITE))
                                .chain(row ->
                                        row == null
                                                ? Atomic.refused(
                                                        new Refusal.NoSuchAccount(accountId))
                                                : change(session, row, change, audit)));
    }

    private Uni<Answer<Account>> change(
            Mutiny.Session session,
            AccountRow row,
            Consumer<AccountRow> change,
            Function<Account, Event<?>> audit) {
        Account before = row.toAccount();
        change.accept(row);
        return session.flush()
                .chain(() -> endIfDisabled(session, row))
                .chain(() -> administrators(session))
                .chain(left ->
                        left == 0 && before.isAdministrator()
                                ? Atomic.refused(new Refusal.LastAdministrator())
                                : outbox.append(session, audit.apply(before))
                                        .replaceWith(() -> Answer.granted(row.toAccount())));
    }

    private static Uni<?> endIfDisabled(Mutiny.Session session, AccountRow row) {
        return row.disabled
                ? SessionStore.endAll(session, row.accountId)
                : Uni.createFrom().voidItem();
    }

    /** Those who can sign in. */
    private static Uni<Long> administrators(Mutiny.Session session) {
        return session.createQuery(
                        """
                        select count(a) from AccountRow a
                        where a.roles like '%admin%' and a.disabled = false
                          and (a.password is not null or a.passkeys > 0 or a.identities > 0)
                        """,
                        Long.class)
                .getSingleResult();
    }
}
