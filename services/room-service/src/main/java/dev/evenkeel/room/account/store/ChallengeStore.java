package dev.evenkeel.room.account.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Challenges for passkeys: each is answered once, in time, for what it was drawn. */
@Singleton
public class ChallengeStore {
    private final Transactions transactions;

    @Inject
    ChallengeStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * @param accountId whose; {@code null} when nobody is signed in yet
     */
    public Uni<Void> put(
            KeyHash challenge, Ceremony purpose, @Nullable String accountId, Instant now) {
        return transactions.run(session ->
                session.persist(
                        new ChallengeRow(challenge, purpose, accountId, now.plus(Ceremony.LIFE))));
    }

    /** Whether it was given out for this and is good; it is gone in any case. */
    public Uni<Boolean> take(
            KeyHash challenge, Ceremony purpose, @Nullable String accountId, Instant now) {
        return transactions.run(session ->
                session.find(ChallengeRow.class, challenge.hex())
                        .chain(row ->
                                row == null
                                        ? Uni.createFrom().item(false)
                                        : delete(session, challenge)
                                                .map(deleted ->
                                                        deleted == 1
                                                                && row.purpose == purpose
                                                                && isOf(row, accountId)
                                                                && row.expiresAt.isAfter(now))));
    }

    /** Forgets those that were not answered in time. */
    public Uni<Integer> forget(Instant now) {
        return transactions.run(session ->
                session.createMutationQuery("delete from ChallengeRow where expiresAt <= :now")
                        .setParameter("now", now)
                        .executeUpdate());
    }

    private static boolean isOf(ChallengeRow row, @Nullable String accountId) {
        return accountId == null ? row.accountId == null : accountId.equals(row.accountId);
    }

    /** Of two answers to one challenge only one deletes it. */
    private static Uni<Integer> delete(Mutiny.Session session, KeyHash challenge) {
        return session.createMutationQuery("delete from ChallengeRow where challenge = :challenge")
                .setParameter("challenge", challenge.hex())
                .executeUpdate();
    }
}
