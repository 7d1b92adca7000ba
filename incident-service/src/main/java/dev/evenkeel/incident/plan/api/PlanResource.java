package dev.evenkeel.incident.plan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.events.PlanKeeper;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.events.RuleKeeper;
import dev.evenkeel.incident.ruleset.events.WatchedFolder;
import dev.evenkeel.incident.run.store.RunReader;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/plans}: emergency plans as they are in force. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class PlanResource {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LOOKED_THROUGH = 200;

    private final PlanKeeper keeper;
    private final RuleKeeper rules;
    private final RunReader runs;

    @Inject
    PlanResource(PlanKeeper keeper, RuleKeeper rules, RunReader runs) {
        this.keeper = keeper;
        this.rules = rules;
        this.runs = runs;
    }

    /**
     * The plans in force.
     *
     * @param errors of newer files, which are not in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Plans(
            @Nullable String directory,
            Instant inForceSince,
            List<RuleError> errors,
            List<PlanView> plans) {}

    /** RFC 9457 with all errors. */
    public record PlansProblem(
            String type,
            String title,
            int status,
            String detail,
            List<RuleError> errors,
            String errorId) {}

    @GET
    @Operation(summary = "The emergency plans in force")
    @APIResponseSchema(value = Plans.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> plans() {
        return runs.newest(null, null, LOOKED_THROUGH)
                .map(newest -> Response.ok(view(keeper.present(), newest)).build())
                .onFailure()
                .recoverWithItem(PlanResource::unavailable);
    }

    /** One plan with the text of its file. */
    @GET
    @Path("{id}")
    @Operation(summary = "One plan with the text of its file")
    @APIResponseSchema(value = PlanView.class, responseCode = "200", responseDescription = "done")
    @Refuses("404 not-found")
    public Uni<Response> plan(@PathParam("id") String id) {
        PlanCatalog.Sourced found = keeper.present().catalog().byId().get(id);
        if (found == null) {
            return ProblemResponses.deferred(Problem.notFound("plan", id));
        }
        return runs.newest(id, null, 1)
                .map(newest ->
                        Response.ok(
                                        PlanView.of(
                                                found,
                                                namedBy(id),
                                                true,
                                                newest.isEmpty() ? null : newest.getFirst()))
                                .build())
                .onFailure()
                .recoverWithItem(PlanResource::unavailable);
    }

    /** 200 when the files as they are now are in force, else 422 with everything wrong in them. */
    @POST
    @Path("reload")
    @Blocking
    @Operation(
            summary =
                    "Reads the files of plans again; they are in force when all of them are right")
    @APIResponseSchema(value = Plans.class, responseCode = "200", responseDescription = "in force")
    @Refuses("422 plans-invalid")
    public Response reload() {
        WatchedFolder.State<PlanCatalog> now = keeper.reload();
        if (now.errors().isEmpty()) {
            return Response.ok(view(now, List.of())).build();
        }
        PlansProblem problem =
                new PlansProblem(
                        "urn:evenkeel:problem:plans-invalid",
                        "Plan files cannot be used",
                        422,
                        "the plans before them stay in force; " + now.errors().getFirst(),
                        now.errors(),
                        UUID.randomUUID().toString());
        return Response.status(422).type(ProblemResponses.PROBLEM_JSON).entity(problem).build();
    }

    private Plans view(WatchedFolder.State<PlanCatalog> inForce, List<PlanRun> newest) {
        return new Plans(
                keeper.directory().map(Object::toString).orElse(null),
                inForce.since(),
                inForce.errors(),
                inForce.catalog().byId().values().stream()
                        .map(sourced -> {
                            String id = sourced.plan().id();
                            return PlanView.of(sourced, namedBy(id), false, lastOf(id, newest));
                        })
                        .toList());
    }

    private List<String> namedBy(String planId) {
        return rules.present().catalog().rules().stream()
                .map(sourced -> sourced.rule())
                .filter(rule -> planId.equals(rule.plan()))
                .map(Rule::id)
                .toList();
    }

    private static @Nullable PlanRun lastOf(String planId, List<PlanRun> newest) {
        return newest.stream().filter(run -> run.planId().equals(planId)).findFirst().orElse(null);
    }

    private static Response unavailable() {
        return ProblemResponses.of(
                Problem.unavailable("runs of plans cannot be read right now", SOON));
    }
}
