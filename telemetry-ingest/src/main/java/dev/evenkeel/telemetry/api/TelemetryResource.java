package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.telemetry.Description;
import dev.evenkeel.telemetry.api.BodyUnwrapper.Unwrapped;
import dev.evenkeel.telemetry.api.Door.Knock;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.IngestAnswer;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * {@code POST /api/v1/telemetry/streams}, {@code devices}, {@code links}, {@code logs} and {@code
 * checks}.
 */
@SecurityRequirement(name = "bearer")
@Path("/api/v1/telemetry/{kind: streams|devices|links|logs|checks}")
@Produces(MediaType.APPLICATION_JSON)
public class TelemetryResource {
    private final Door door;
    private final BodyUnwrapper wrapping;
    private final Intake intake;

    @Inject
    TelemetryResource(Door door, BodyUnwrapper wrapping, Intake intake) {
        this.door = door;
        this.wrapping = wrapping;
        this.intake = intake;
    }

    /** Judging a large batch takes milliseconds, which the event loop does not have. */
    @POST
    @RunOnVirtualThread
    @Operation(summary = "Samples of one kind: one of them, or an object with 1–500 under samples")
    @APIResponseSchema(
            value = IngestAnswer.class,
            responseCode = "202",
            responseDescription = "what became of each")
    @RequestBody(
            required = true,
            description = "GET /api/v1/telemetry/schemas/{kind} says what a sample is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = {
                                @ExampleObject(name = "one", value = Description.SAMPLE),
                                @ExampleObject(
                                        name = "several",
                                        value = "{\"samples\":[" + Description.SAMPLE + "]}")
                            }))
    @Refuses("429 too-many-requests")
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
        return switch (wrapping.unwrapJson(body, headers.getMediaType(), encoding)) {
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
