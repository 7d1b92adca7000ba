package dev.evenkeel.incident.incident.store;

import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which replica writes incidents. All replicas watch and judge, so that any of them can take over
 * without a gap; the holder of this row alone decides, and each of its transactions checks the row,
 * so that a holder that was replaced while it slept writes nothing.
 *
 * <p>A row rather than the ownership of a partition, because an incident is made of several topics
 * with different keys, and because the database is where a doubled incident would show.
 *
 * <p>The holder does not give up when PostgreSQL is away: nobody else can take the lease then
 * either.
 */
@Singleton
public class JudgeLease {
    /** After so long without renewal another replica takes over. */
    private static final int SECONDS = 5;

    private static final String KEEP =
            """
            insert into {h-schema}judge_lease as lease (name, holder, epoch, expires_at)
            values ('judge', :holder, 1, now() + make_interval(secs => :seconds))
            on conflict (name) do update set
                holder = excluded.holder,
                epoch = case when lease.holder = excluded.holder then lease.epoch else lease.epoch + 1 end,
                expires_at = excluded.expires_at
            where lease.holder = excluded.holder or lease.expires_at < now()
            returning epoch
            """;
    private static final String HELD =
            """
            select epoch from {h-schema}judge_lease
            where name = 'judge' and holder = :holder and epoch = :epoch for share
            """;
    private static final String RELEASE =
            "update {h-schema}judge_lease set expires_at = now() where name = 'judge' and holder = :holder";

    private final Transactions transactions;
    private final String holder = UUID.randomUUID().toString();

    @Inject
    JudgeLease(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Gets or keeps the lease: its epoch, or nothing when another replica holds it. */
    public Uni<OptionalLong> keep() {
        return transactions.run(session ->
                session.createNativeQuery(KEEP, Long.class)
                        .setParameter("holder", holder)
                        .setParameter("seconds", (double) SECONDS)
                        .getResultList()
                        .map(JudgeLease::first));
    }

    /** Lets a successor begin at once. */
    public Uni<Void> release() {
        return transactions.run(session ->
                session.createNativeQuery(RELEASE)
                        .setParameter("holder", holder)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** Whether the lease is still this one; keeps it so until the transaction ends. */
    Uni<Boolean> isHeld(Mutiny.Session session, long epoch) {
        return session.createNativeQuery(HELD, Long.class)
                .setParameter("holder", holder)
                .setParameter("epoch", epoch)
                .getResultList()
                .map(found -> !found.isEmpty());
    }

    private static OptionalLong first(List<Long> epochs) {
        return epochs.isEmpty() ? OptionalLong.empty() : OptionalLong.of(epochs.getFirst());
    }
}
