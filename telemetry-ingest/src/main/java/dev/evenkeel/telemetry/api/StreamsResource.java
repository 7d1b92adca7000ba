package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.telemetry.api.Door.Knock;
import dev.evenkeel.telemetry.api.RequestBody.Unwrapped;
import dev.evenkeel.telemetry.domain.Participant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code POST /api/v1/telemetry/streams}: statistics of a participant's own streams. */
@Path("/api/v1/telemetry/streams")
public class StreamsResource {
    private final Door door;
    private final RequestBody requestBody;
    private final Intake intake;

    @Inject
    StreamsResource(Door door, RequestBody requestBody, Intake intake) {
        this.door = door;
        this.requestBody = requestBody;
        this.intake = intake;
    }

    @POST
    @RunOnVirtualThread // judging a large batch takes milliseconds, which the event loop does not
    // have
    public Response post(HttpHeaders headers, byte[] body) {
        return switch (door.knock(headers.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            case Knock.TurnedAway(var problem) -> ProblemResponses.of(problem);
            case Knock.Admitted(var participant) -> receive(participant, headers, body);
        };
    }

    private Response receive(Participant participant, HttpHeaders headers, byte[] body) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (requestBody.unwrap(body, headers.getMediaType(), encoding)) {
            case Unwrapped.Refused(var problem) -> ProblemResponses.of(problem);
            case Unwrapped.Json(var json) -> intake.take(participant, json).await().indefinitely();
        };
    }
}
