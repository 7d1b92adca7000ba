package dev.evenkeel.incident.run.store;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.run.domain.LayerOrders;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which meetings each run holds below a ceiling. What a run holds ends with the run, in the
 * transaction that ends it.
 */
@Singleton
public class CeilingStore {
    /** The run as it is, which nobody ends meanwhile. */
    private static final String UNDER_WAY =
            """
            select id from {h-schema}plan_run
            where id = :run and state in ('running', 'rolling-back') for update
            """;

    private static final String HOLD =
            """
            insert into {h-schema}plan_run_ceiling (run_id, meeting_id) values (:run, :meeting)
            on conflict do nothing
            """;
    private static final String LIFT =
            """
            with lifted as (
                delete from {h-schema}plan_run_ceiling where run_id = :run returning meeting_id)
            select meeting_id from lifted order by meeting_id
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    CeilingStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** Orders ceilings, all of one run; false when that run is over. */
    public Uni<Boolean> order(String runId, List<LayerCeiling> orders) {
        return transactions.run(session ->
                session.createNativeQuery(UNDER_WAY, String.class)
                        .setParameter("run", runId)
                        .getResultList()
                        .chain(found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : hold(session, orders).replaceWith(true)));
    }

    /** Lets all pictures rise again that a run holds down; how many meetings it were. */
    public Uni<Integer> lift(String runId, String reason, Instant now) {
        return transactions.run(session -> lift(session, runId, reason, now));
    }

    /** The same for a run that ends, in its transaction. */
    Uni<Void> lift(Mutiny.Session session, PlanRun ended, Instant now) {
        String reason = "Plan %s is over.".formatted(ended.planId());
        return lift(session, ended.runId(), reason, now).replaceWithVoid();
    }

    private Uni<Integer> lift(Mutiny.Session session, String runId, String reason, Instant now) {
        return session.createNativeQuery(LIFT, String.class)
                .setParameter("run", runId)
                .getResultList()
                .chain(meetings -> {
                    Uni<Void> told = Uni.createFrom().voidItem();
                    for (String meetingId : meetings) {
                        LayerCeiling order = LayerOrders.raise(runId, meetingId, reason, now);
                        told = told.chain(() -> tell(session, order));
                    }
                    return told.replaceWith(meetings.size());
                });
    }

    private Uni<Void> hold(Mutiny.Session session, List<LayerCeiling> orders) {
        Uni<Void> held = Uni.createFrom().voidItem();
        for (LayerCeiling order : orders) {
            held =
                    held.chain(() ->
                                    session.createNativeQuery(HOLD)
                                            .setParameter("run", order.runId())
                                            .setParameter("meeting", order.meetingId())
                                            .executeUpdate())
                            .chain(() -> tell(session, order));
        }
        return held;
    }

    private Uni<Void> tell(Mutiny.Session session, LayerCeiling order) {
        return outbox.append(
                session, events.create(EventTypes.LAYER_CEILING, order.meetingId(), order));
    }
}
