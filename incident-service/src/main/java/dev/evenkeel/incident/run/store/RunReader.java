package dev.evenkeel.incident.run.store;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs for those who look. */
@Singleton
public class RunReader {
    private static final String NEWEST =
            """
            select body from {h-schema}plan_run
            where (cast(:plan as text) is null or plan_id = :plan)
                and (cast(:incident as text) is null or incident_id = :incident)
            order by created_at desc, id desc limit :limit
            """;

    private final Transactions transactions;

    @Inject
    RunReader(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The newest, first the newest; {@code null}: whatever the plan, or the incident. */
    public Uni<List<PlanRun>> newest(
            @Nullable String planId, @Nullable String incidentId, int limit) {
        return transactions.run(session ->
                session.createNativeQuery(NEWEST, String.class)
                        .setParameter("plan", planId)
                        .setParameter("incident", incidentId)
                        .setParameter("limit", limit)
                        .getResultList()
                        .map(bodies -> bodies.stream().map(RunJson::read).toList()));
    }

    public Uni<Optional<PlanRun>> find(String runId) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "select body from {h-schema}plan_run where id = :id", String.class)
                        .setParameter("id", runId)
                        .getSingleResultOrNull()
                        .map(body -> Optional.ofNullable(body).map(RunJson::read)));
    }
}
