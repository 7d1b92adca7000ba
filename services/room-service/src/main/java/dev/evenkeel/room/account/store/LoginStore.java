package dev.evenkeel.room.account.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginPurpose;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins under way at a provider: each comes back once, to the browser it began in. */
@Singleton
public class LoginStore {
    private final Transactions transactions;

    @Inject
    LoginStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public Uni<Void> put(KeyHash state, KeyHash browser, Login login, Instant now) {
        return transactions.run(session ->
                session.persist(new LoginRow(state, browser, login, now.plus(LoginPurpose.LIFE))));
    }

    /** The sign-in, which is then gone; another browser does not get it, and does not end it. */
    public Uni<Optional<Login>> take(KeyHash state, KeyHash browser, Instant now) {
        return transactions.run(session ->
                session.find(LoginRow.class, state.hex())
                        .chain(row ->
                                row == null
                                                || !row.browser.equals(browser.hex())
                                                || !row.expiresAt.isAfter(now)
                                        ? Uni.createFrom().item(Optional.<Login>empty())
                                        : session.createMutationQuery(
                                                        "delete from LoginRow where state = :state")
                                                .setParameter("state", state.hex())
                                                .executeUpdate()
                                                .map(deleted ->
                                                        deleted == 1
                                                                ? Optional.of(row.toLogin())
                                                                : Optional.<Login>empty())));
    }

    /** Forgets those that did not come back in time. */
    public Uni<Integer> forget(Instant now) {
        return transactions.run(session ->
                session.createMutationQuery("delete from LoginRow where expiresAt <= :now")
                        .setParameter("now", now)
                        .executeUpdate());
    }
}
