package dev.evenkeel.incident.run.api;

import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.domain.RelayView;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.run.domain.DryRun;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/plans/{id}/dry-run}: what a plan would do now. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/plans/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class DryRunResource {
    private final PlanKeeper keeper;
    private final JudgeRunner judge;

    @Inject
    DryRunResource(PlanKeeper keeper, JudgeRunner judge) {
        this.keeper = keeper;
        this.judge = judge;
    }

    /** What a plan would do. */
    public record Would(String planId, Target target, List<DryRun.Would> steps) {}

    /** Does nothing. */
    @POST
    @Operation(summary = "What a plan would do now; nothing is done")
    @APIResponseSchema(value = Would.class, responseCode = "200", responseDescription = "done")
    @Refuses("404 not-found")
    public Response dryRun(@PathParam("id") String id, @Nullable RunBody body) {
        PlanCatalog.Sourced plan = keeper.present().catalog().byId().get(id);
        if (plan == null) {
            return ProblemResponses.of(Problem.notFound("plan", id));
        }
        Optional<Problem> tooLong = Optional.ofNullable(body).flatMap(RunBody::tooLong);
        if (tooLong.isPresent()) {
            return ProblemResponses.of(tooLong.get());
        }
        Target target = body == null ? null : body.wholeTarget();
        if (target == null) {
            return ProblemResponses.of(RunBody.badTarget(body));
        }
        List<String> meetings =
                judge.view().relays().stream()
                        .filter(relay -> relay.relayId().equals(target.id()))
                        .flatMap(relay -> relay.meetings().stream())
                        .map(RelayView.Placed::meetingId)
                        .toList();
        return Response.ok(new Would(id, target, DryRun.of(plan.plan(), target, meetings))).build();
    }
}
