package dev.evenkeel.room.account.store;

import dev.evenkeel.room.account.domain.LinkPurpose;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** One-time links within a transaction. */
final class Links {
    private Links() {}

    /** Replaces what the account, or the installation, had for this purpose. */
    static Uni<Void> put(
            Mutiny.Session session,
            KeyHash secret,
            LinkPurpose purpose,
            @Nullable String accountId,
            Instant now) {
        return drop(session, purpose, accountId)
                .chain(() ->
                        session.persist(
                                new LinkRow(secret, purpose, accountId, now.plus(purpose.life()))))
                .chain(() -> session.flush());
    }

    /** None of an account's links is good any more. */
    static Uni<Integer> dropAll(Mutiny.Session session, String accountId) {
        return session.createMutationQuery("delete from LinkRow where accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    private static Uni<Integer> drop(
            Mutiny.Session session, LinkPurpose purpose, @Nullable String accountId) {
        var query =
                accountId == null
                        ? session.createMutationQuery(
                                "delete from LinkRow where purpose = :purpose")
                        : session.createMutationQuery(
                                        """
                                        delete from LinkRow
                                        where purpose = :purpose and accountId = :account
                                        """)
                                .setParameter("account", accountId);
        return query.setParameter("purpose", purpose).executeUpdate();
    }

    /**
     * The link, which is then gone; nothing when it was never given out, was used or is too old.
     */
    static Uni<Optional<LinkRow>> take(Mutiny.Session session, KeyHash secret, Instant now) {
        return session.createQuery(
                        "select l from LinkRow l where l.secret = :secret and l.expiresAt > :now",
                        LinkRow.class)
                .setParameter("secret", secret.hex())
                .setParameter("now", now)
                .getResultList()
                .chain(rows ->
                        delete(session, secret)
                                .map(deleted ->
                                        deleted == 1
                                                ? rows.stream().findFirst()
                                                : Optional.<LinkRow>empty()));
    }

    /** Of two transactions with one link only one deletes it. */
    private static Uni<Integer> delete(Mutiny.Session session, KeyHash secret) {
        return session.createMutationQuery("delete from LinkRow where secret = :secret")
                .setParameter("secret", secret.hex())
                .executeUpdate();
    }
}
