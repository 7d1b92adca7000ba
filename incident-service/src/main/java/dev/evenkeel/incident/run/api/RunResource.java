package dev.evenkeel.incident.run.api;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.run.domain.Act;
import dev.evenkeel.incident.run.domain.RunDesk;
import dev.evenkeel.incident.run.events.RunTaker;
import dev.evenkeel.incident.run.store.RunReader;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/plan-runs}: runs of plans, and what people do about them. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/plan-runs")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class RunResource {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int SHOWN = 100;
    private static final Map<String, Act.Kind> ACTIONS =
            Map.of(
                    "approve", Act.Kind.APPROVE,
                    "refuse", Act.Kind.REFUSE,
                    "answer", Act.Kind.ANSWER,
                    "done", Act.Kind.DONE,
                    "cancel", Act.Kind.CANCEL,
                    "roll-back", Act.Kind.ROLL_BACK);

    private final RunReader reader;
    private final RunTaker taker;

    @Inject
    RunResource(RunReader reader, RunTaker taker) {
        this.reader = reader;
        this.taker = taker;
    }

    /** The newest first. */
    public record Runs(List<PlanRun> runs) {}

    @GET
    @Operation(summary = "Runs of plans, first the newest")
    @APIResponseSchema(value = Runs.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> runs(
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("incident") @Nullable String incident) {
        return answered(
                reader.newest(plan, incident, SHOWN)
                        .map(runs -> Response.ok(new Runs(runs)).build()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One run")
    @APIResponseSchema(value = PlanRun.class, responseCode = "200", responseDescription = "done")
    @Refuses("404 not-found")
    public Uni<Response> run(@PathParam("id") String id) {
        return answered(reader.find(id).map(found -> found(found, id)));
    }

    /** The run after the act. */
    @POST
    @Path("{id}/{action}")
    @Operation(
            summary =
                    "What people do about a run: approve, refuse, answer, done, cancel, roll-back")
    @APIResponseSchema(
            value = PlanRun.class,
            responseCode = "200",
            responseDescription = "the run after it")
    @Refuses({"404 not-found", "409 conflict"})
    public Uni<Response> act(
            @PathParam("id") String id,
            @PathParam("action") String action,
            @Nullable RunBody body,
            @Context ContainerRequestContext request) {
        Act.Kind kind = ACTIONS.get(action);
        if (kind == null) {
            return ProblemResponses.deferred(Problem.notFound("action", action));
        }
        RunBody asked = body == null ? RunBody.EMPTY : body;
        Optional<Problem> tooLong = asked.tooLong();
        if (tooLong.isPresent()) {
            return ProblemResponses.deferred(tooLong.get());
        }
        Act act =
                new Act(
                        kind,
                        Actor.of(request),
                        Actor.roles(request),
                        asked.stepId(),
                        asked.answer(),
                        asked.reason());
        return answered(taker.act(id, act).map(reply -> answer(reply, id)));
    }

    private static Response answer(Optional<RunDesk.Reply> reply, String id) {
        if (reply.isEmpty()) {
            return ProblemResponses.of(Problem.notFound("plan run", id));
        }
        return switch (reply.get()) {
            case RunDesk.Reply.Done(PlanRun after) -> Response.ok(after).build();
            case RunDesk.Reply.Conflict(String detail) ->
                    ProblemResponses.of(Problem.conflict(detail));
            case RunDesk.Reply.Forbidden(String detail) ->
                    ProblemResponses.of(Problem.forbidden(detail));
        };
    }

    static Response found(Optional<PlanRun> found, String id) {
        return found.map(run -> Response.ok(run).build())
                .orElseGet(() -> ProblemResponses.of(Problem.notFound("plan run", id)));
    }

    static Uni<Response> answered(Uni<Response> work) {
        return work.onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable(
                                        "runs of plans cannot be read or changed right now",
                                        SOON)));
    }
}
