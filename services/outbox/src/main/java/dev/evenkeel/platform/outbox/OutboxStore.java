package dev.evenkeel.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The rows as the publisher sees them. Times are the database's, so that clocks of replicas need
 * not agree; every change checks the lease, so that a holder that slept changes nothing.
 */
final class OutboxStore {
    private static final String HELD =
            """
            exists (select 1 from {h-schema}outbox_lease l where l.name = 'publisher'
                and l.holder = :holder and l.epoch = :epoch and l.expires_at > now())
            """;
    private static final String ACQUIRE =
            """
            insert into {h-schema}outbox_lease as l (name, holder, epoch, expires_at)
            values ('publisher', :holder, 1, now() + make_interval(secs => :seconds))
            on conflict (name) do update set
                holder = excluded.holder, epoch = l.epoch + 1, expires_at = excluded.expires_at
            where l.expires_at <= now() or l.holder = excluded.holder
            returning epoch
            """;
    private static final String RENEW =
            """
            update {h-schema}outbox_lease set expires_at = now() + make_interval(secs => :seconds)
            where name = 'publisher' and holder = :holder and epoch = :epoch and expires_at > now()
            """;
    private static final String RELEASE =
            """
            update {h-schema}outbox_lease set expires_at = now()
            where name = 'publisher' and holder = :holder and epoch = :epoch
            """;
    private static final String WAITING =
            """
            select o.* from {h-schema}outbox_event o where o.parked is null and
            """
                    + HELD
                    + " order by o.id";
    private static final String DELETE =
            "delete from {h-schema}outbox_event where id in (:ids) and " + HELD;
    private static final String PARK =
            "update {h-schema}outbox_event set parked = :reason where id = :id and " + HELD;

    private final Transactions transactions;
    private final String holder;
    private final double leaseSeconds;

    OutboxStore(Transactions transactions, String holder, Duration leaseDuration) {
        this.transactions = transactions;
        this.holder = holder;
        this.leaseSeconds = leaseDuration.toMillis() / 1000.0;
    }

    /** The epoch under which this holder has the lease now; nothing while another has it. */
    Uni<List<Long>> acquire() {
        return transactions.run(session ->
                session.createNativeQuery(ACQUIRE, Long.class)
                        .setParameter("holder", holder)
                        .setParameter("seconds", leaseSeconds)
                        .getResultList());
    }

    Uni<Boolean> renew(long epoch) {
        return transactions.run(session ->
                session.createNativeQuery(RENEW)
                        .setParameter("holder", holder)
                        .setParameter("epoch", epoch)
                        .setParameter("seconds", leaseSeconds)
                        .executeUpdate()
                        .map(renewed -> renewed == 1));
    }

    Uni<Void> release(long epoch) {
        return transactions
                .run(session -> held(session, RELEASE, epoch).executeUpdate())
                .replaceWithVoid();
    }

    /** The oldest rows, in the order of appending. */
    Uni<List<OutboxRow>> waiting(long epoch, int limit) {
        return transactions.run(session ->
                session.createNativeQuery(WAITING, OutboxRow.class)
                        .setParameter("holder", holder)
                        .setParameter("epoch", epoch)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<Integer> delete(long epoch, Collection<Long> ids) {
        return transactions.run(
                session -> held(session, DELETE, epoch).setParameter("ids", ids).executeUpdate());
    }

    Uni<Void> park(long epoch, long id, String reason) {
        return transactions
                .run(session ->
                        held(session, PARK, epoch)
                                .setParameter("id", id)
                                .setParameter("reason", reason)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private Mutiny.Query<Object> held(Mutiny.Session session, String sql, long epoch) {
        return session.createNativeQuery(sql)
                .setParameter("holder", holder)
                .setParameter("epoch", epoch);
    }
}
