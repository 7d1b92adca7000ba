package dev.evenkeel.incident.incident.api;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.console.api.ForOperators;
import dev.evenkeel.incident.console.api.IdempotencyKey;
import dev.evenkeel.incident.incident.domain.Request;
import dev.evenkeel.incident.incident.domain.Request.Kind;
import dev.evenkeel.incident.incident.events.RequestTaker;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/incidents/{id}/{action}}: what people do with incidents. */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/incidents/{id}/{action}")
@Produces(MediaType.APPLICATION_JSON)
@ForOperators
public class ActionResource {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Map<String, Kind> ACTIONS =
            Map.of(
                    "acknowledge", Kind.ACKNOWLEDGE,
                    "comment", Kind.COMMENT,
                    "assign", Kind.ASSIGN,
                    "resolve", Kind.RESOLVE,
                    "merge", Kind.MERGE,
                    "reopen", Kind.REOPEN);

    private final RequestTaker taker;
    private final Clock clock;

    @Inject
    ActionResource(RequestTaker taker, Clock clock) {
        this.taker = taker;
        this.clock = clock;
    }

    /** The incident after the action. */
    @POST
    @Operation(
            summary =
                    "What people do with an incident: acknowledge, comment, assign, resolve, merge, reopen")
    @APIResponseSchema(
            value = Incident.class,
            responseCode = "200",
            responseDescription = "the incident after it")
    @Refuses({"400 bad-request", "404 not-found", "409 conflict", "422 key-used"})
    public Uni<Response> act(
            @PathParam("id") String id,
            @PathParam("action") String action,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ActionBody body) {
        Kind kind = ACTIONS.get(action);
        if (kind == null) {
            return ProblemResponses.deferred(Problem.notFound("action", action));
        }
        ActionBody asked = body == null ? ActionBody.EMPTY : body;
        Problem problem = wrong(kind, key, asked);
        if (problem != null || key == null || asked.by() == null) {
            return ProblemResponses.deferred(
                    problem == null ? Problem.badRequest("no body") : problem);
        }
        Request request =
                new Request(
                        key,
                        id,
                        kind,
                        asked.by().strip(),
                        asked.revision(),
                        kind == Kind.COMMENT ? asked.text() : asked.reason(),
                        kind == Kind.MERGE ? asked.into() : asked.owner(),
                        clock.instant());
        return taker.take(request)
                .map(answered ->
                        switch (answered) {
                            case RequestTaker.Answered.Done(var incident) ->
                                    Response.ok(incident).build();
                            case RequestTaker.Answered.Refused(Problem why) ->
                                    ProblemResponses.of(why);
                        })
                .onFailure()
                .recoverWithItem(() ->
                        ProblemResponses.of(
                                Problem.unavailable(
                                        "it could not be done in time; ask again with the same Idempotency-Key",
                                        SOON)));
    }

    private static @Nullable Problem wrong(Kind kind, @Nullable String key, ActionBody asked) {
        return key == null || !IdempotencyKey.isGood(key)
                ? IdempotencyKey.wrong(key, "act")
                : asked.fault(kind);
    }
}
