package dev.evenkeel.incident.run.api;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.api.IdempotencyKey;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.incident.run.events.RunTaker;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/plans/{id}/runs}: plans started by people. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/plans/{id}/runs")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class StartResource {
    private final PlanKeeper keeper;
    private final RunTaker taker;

    @Inject
    StartResource(PlanKeeper keeper, RunTaker taker) {
        this.keeper = keeper;
        this.taker = taker;
    }

    /** Starts a run; the key makes a repeated call the same run. */
    @POST
    @Operation(summary = "Starts a run of a plan")
    @APIResponseSchema(value = PlanRun.class, responseCode = "200", responseDescription = "the run")
    @Refuses("404 not-found")
    public Uni<Response> start(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable RunBody body,
            @Context ContainerRequestContext request) {
        PlanCatalog.Sourced plan = keeper.present().catalog().byId().get(id);
        if (plan == null) {
            return ProblemResponses.deferred(Problem.notFound("plan", id));
        }
        Problem wrong = wrong(key, body, plan);
        Target target = body == null ? null : body.wholeTarget();
        if (wrong != null || key == null || body == null || target == null) {
            return ProblemResponses.deferred(wrong == null ? RunBody.badTarget(body) : wrong);
        }
        Run.Order order =
                new Run.Order(
                        Run.id("by-hand", id, key),
                        target,
                        body.incidentId(),
                        null,
                        Actor.of(request));
        return RunResource.answered(
                taker.start(plan, order).map(found -> RunResource.found(found, order.runId())));
    }

    private static @Nullable Problem wrong(
            @Nullable String key, @Nullable RunBody body, PlanCatalog.Sourced plan) {
        if (key == null || !IdempotencyKey.isGood(key)) {
            return IdempotencyKey.wrong(key, "run");
        }
        Optional<Problem> tooLong = Optional.ofNullable(body).flatMap(RunBody::tooLong);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        boolean byIncident = plan.plan().moves().isPresent();
        return byIncident && (body == null || body.incidentId() == null)
                ? Problem.badField(
                        "/incidentId",
                        "the incident whose commands move the meetings",
                        body == null ? null : body.incidentId())
                : null;
    }
}
