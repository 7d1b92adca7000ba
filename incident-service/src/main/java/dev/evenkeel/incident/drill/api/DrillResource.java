package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.console.api.Actor;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.api.IdempotencyKey;
import dev.evenkeel.incident.drill.domain.Drill;
import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.incident.drill.events.DrillStarter;
import dev.evenkeel.incident.drill.events.Faults;
import dev.evenkeel.incident.drill.store.DrillStore;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/drills}: plans tried for real. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/drills")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class DrillResource {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final DrillStore store;
    private final Faults faults;
    private final DrillStarter starter;

    @Inject
    DrillResource(DrillStore store, Faults faults, DrillStarter starter) {
        this.store = store;
        this.faults = faults;
        this.starter = starter;
    }

    /**
     * The newest first.
     *
     * @param allowed whether this installation allows drills
     */
    public record Drills(boolean allowed, List<Drill> drills) {}

    @GET
    @Operation(summary = "Drills, first the newest")
    @APIResponseSchema(value = Drills.class, responseCode = "200", responseDescription = "done")
    public Uni<Response> drills() {
        return store.newest()
                .map(all -> Response.ok(new Drills(faults.areAllowed(), all)).build())
                .onFailure()
                .recoverWithItem(DrillResource::unavailable);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One drill")
    @APIResponseSchema(value = Drill.class, responseCode = "200", responseDescription = "done")
    @Refuses("404 not-found")
    public Uni<Response> drill(@PathParam("id") String id) {
        return store.find(id)
                .map(found ->
                        found.map(drill -> Response.ok(drill).build())
                                .orElseGet(
                                        () -> ProblemResponses.of(Problem.notFound("drill", id))))
                .onFailure()
                .recoverWithItem(DrillResource::unavailable);
    }

    /** Begins one on a meeting made for it; the key makes a repeated call the same drill. */
    @POST
    @Operation(summary = "Begins a drill on a meeting made for it")
    @APIResponseSchema(value = Drill.class, responseCode = "200", responseDescription = "under way")
    @Refuses("409 conflict")
    public Uni<Response> begin(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable DrillBody body,
            @Context ContainerRequestContext request) {
        if (!faults.areAllowed()) {
            return ProblemResponses.deferred(
                    Problem.forbidden(
                            "this installation allows no drills: evenkeel.drills.fault-command is"
                                    + " not set"));
        }
        if (key == null || !IdempotencyKey.isGood(key)) {
            return ProblemResponses.deferred(IdempotencyKey.wrong(key, "drill"));
        }
        if (body == null || body.planId() == null || !starter.canTry(body.planId())) {
            return ProblemResponses.deferred(
                    Problem.badField(
                            "/planId", DrillFault.plans(), body == null ? null : body.planId()));
        }
        if (body.fault() == null || !body.fault().tries(body.planId())) {
            return ProblemResponses.deferred(
                    Problem.badField(
                            "/fault",
                            DrillFault.of(body.planId()),
                            body.fault() == null ? null : body.fault().word()));
        }
        if (body.meetingId() == null || !body.meetingId().matches(DrillBody.MEETING)) {
            return ProblemResponses.deferred(
                    Problem.badField("/meetingId", "the drill meeting", body.meetingId()));
        }
        return starter.begin(key, body.planId(), body.fault(), body.meetingId(), Actor.of(request))
                .map(begun ->
                        begun.map(known -> Response.ok(known).build())
                                .orElseGet(DrillResource::unavailable))
                .onFailure(DrillStarter::isOther)
                .recoverWithItem(
                        () -> ProblemResponses.of(Problem.conflict("another drill is under way")))
                .onFailure()
                .recoverWithItem(DrillResource::unavailable);
    }

    private static Response unavailable() {
        return ProblemResponses.of(
                Problem.unavailable("drills cannot be read or begun right now", SOON));
    }
}
