package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.telemetry.api.Door.Knock;
import dev.evenkeel.telemetry.api.RequestBody.Unwrapped;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * {@code POST /api/v1/telemetry/streams}, {@code devices}, {@code links}, {@code logs} and {@code
 * checks}.
 */
@Path("/api/v1/telemetry/{kind: streams|devices|links|logs|checks}")
public class TelemetryResource {
    private final Door door;
    private final RequestBody requestBody;
    private final Intake intake;

    @Inject
    TelemetryResource(Door door, RequestBody requestBody, Intake intake) {
        this.door = door;
        this.requestBody = requestBody;
        this.intake = intake;
    }

    /** Judging a large batch takes milliseconds, which the event loop does not have. */
    @POST
    @RunOnVirtualThread
    public Response post(
            @PathParam("kind") String word,
            HttpServerRequest request,
            HttpHeaders headers,
            byte[] body) {
        return admit(TelemetryKind.named(word).orElseThrow(), request, headers, body);
    }

    private Response admit(
            TelemetryKind kind, HttpServerRequest request, HttpHeaders headers, byte[] body) {
        return switch (door.knock(request)) {
            case Knock.TurnedAway(var problem) -> ProblemResponses.of(problem);
            case Knock.Admitted(var producer, _) -> receive(producer, kind, headers, body);
        };
    }

    private Response receive(
            Producer producer, TelemetryKind kind, HttpHeaders headers, byte[] body) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (requestBody.unwrapJson(body, headers.getMediaType(), encoding)) {
            case Unwrapped.Refused(var problem) -> ProblemResponses.of(problem);
            case Unwrapped.Content(var json) ->
                    answer(intake.take(producer, kind, json).await().indefinitely());
        };
    }

    private static Response answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var problem) -> ProblemResponses.of(problem);
            case Outcome.Taken(var answer) -> Response.accepted(answer).build();
        };
    }
}
