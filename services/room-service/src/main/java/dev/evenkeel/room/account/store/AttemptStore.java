package dev.evenkeel.room.account.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Throttle;
import dev.evenkeel.room.domain.KeyHash;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Failures of signing in. An attempt is counted as a failure before it is judged, and forgotten
 * when it succeeds: a thousand guesses at once are a thousand failures.
 */
@Singleton
public class AttemptStore {
    private static final String ANY = "";
    private static final String COUNT =
            """
            insert into {h-schema}account_attempt as a (account, address, failures, last_at)
            values (:account, :address, 1, :now)
            on conflict (account, address) do update set
                failures = case when a.last_at < :forgotten then 1 else a.failures + 1 end,
                last_at = excluded.last_at
            returning failures
            """;
    private static final String LAST =
            """
            select failures || ' ' || cast(extract(epoch from last_at) * 1000 as bigint)
            from {h-schema}account_attempt
            where account = :account and address = :address and last_at >= :forgotten
            for update
            """;

    private static final String FORGET =
            """
            delete from {h-schema}account_attempt
            where account = :account and address = :address
            """;
    private static final String TAKE_BACK =
            """
            update {h-schema}account_attempt set failures = greatest(failures - 1, 1)
            where account = :account and address = :address
            """;

    private final Transactions transactions;
    private final Outbox outbox;

    @Inject
    AttemptStore(Transactions transactions, Outbox outbox) {
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** What a new attempt meets: how long to wait, or, when it is let through, its number. */
    public record Attempt(Duration left, int number) {
        public boolean isTooSoon() {
            return left.isPositive();
        }
    }

    /** Counts the attempt, unless it comes too soon after the failures before it. */
    public Uni<Attempt> begin(KeyHash account, String address, Instant now) {
        return transactions.run(session ->
                wait(session, Throttle.ADDRESS, ANY, address, now)
                        .chain(wait ->
                                wait.isPresent()
                                        ? Uni.createFrom().item(wait)
                                        : wait(
                                                session,
                                                Throttle.ACCOUNT,
                                                account.hex(),
                                                address,
                                                now))
                        .chain(wait ->
                                wait.isPresent()
                                        ? Uni.createFrom().item(new Attempt(wait.get(), 0))
                                        : count(session, ANY, address, now)
                                                .chain(() ->
                                                        count(session, account.hex(), address, now))
                                                .map(number ->
                                                        new Attempt(Duration.ZERO, number))));
    }

    /** It succeeded: the failures of this account from there are forgotten, it was none itself. */
    public Uni<Void> forgive(KeyHash account, String address) {
        return transactions
                .run(session ->
                        execute(session, FORGET, account.hex(), address)
                                .chain(() -> execute(session, TAKE_BACK, ANY, address)))
                .replaceWithVoid();
    }

    /** It was no failure, and no success either. */
    public Uni<Void> takeBack(KeyHash account, String address) {
        return transactions
                .run(session ->
                        execute(session, TAKE_BACK, ANY, address)
                                .chain(() -> execute(session, TAKE_BACK, account.hex(), address)))
                .replaceWithVoid();
    }

    /** It failed; what auditors are told. */
    public Uni<Void> failed(List<Event<?>> audit) {
        return transactions.run(session -> outbox.append(session, audit));
    }

    /** Forgets what no delay depends on any more. */
    public Uni<Integer> forget(Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "delete from {h-schema}account_attempt where last_at < :forgotten")
                        .setParameter("forgotten", now.minus(Throttle.MEMORY))
                        .executeUpdate());
    }

    private static Uni<Integer> execute(
            Mutiny.Session session, String sql, String account, String address) {
        return session.createNativeQuery(sql)
                .setParameter("account", account)
                .setParameter("address", address)
                .executeUpdate();
    }

    private static Uni<Optional<Duration>> wait(
            Mutiny.Session session,
            Throttle throttle,
            String account,
            String address,
            Instant now) {
        return session.createNativeQuery(LAST, String.class)
                .setParameter("account", account)
                .setParameter("address", address)
                .setParameter("forgotten", now.minus(Throttle.MEMORY))
                .getResultList()
                .map(rows -> rows.stream().findFirst().flatMap(row -> left(throttle, row, now)));
    }

    private static Optional<Duration> left(Throttle throttle, String row, Instant now) {
        int space = row.indexOf(' ');
        return throttle.left(
                Integer.parseInt(row.substring(0, space)),
                Instant.ofEpochMilli(Long.parseLong(row.substring(space + 1))),
                now);
    }

    private static Uni<Integer> count(
            Mutiny.Session session, String account, String address, Instant now) {
        return session.createNativeQuery(COUNT, Integer.class)
                .setParameter("account", account)
                .setParameter("address", address)
                .setParameter("now", now)
                .setParameter("forgotten", now.minus(Throttle.MEMORY))
                .getSingleResult();
    }
}
