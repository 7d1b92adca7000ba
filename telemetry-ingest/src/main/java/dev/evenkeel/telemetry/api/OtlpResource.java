package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.Description;
import dev.evenkeel.telemetry.api.BodyUnwrapper.Unwrapped;
import dev.evenkeel.telemetry.api.Door.Knock;
import dev.evenkeel.telemetry.domain.Permissions;
import dev.evenkeel.telemetry.domain.Producer;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import dev.evenkeel.telemetry.intake.IngestAnswer.Rejection;
import dev.evenkeel.telemetry.intake.Intake;
import dev.evenkeel.telemetry.intake.Outcome;
import dev.evenkeel.telemetry.otlp.OtlpCodec;
import dev.evenkeel.telemetry.otlp.OtlpLogs;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/**
 * {@code POST /v1/logs}: OTLP/HTTP (OpenTelemetry protocol specification, section OTLP/HTTP).
 * Answers are in the encoding of the request; a refusal is a {@code google.rpc.Status}; 429 and 503
 * with Retry-After may be sent again, anything else may not.
 */
@SecurityRequirement(name = "bearer")
@Path("/v1/logs")
public class OtlpResource {
    private final Door door;
    private final BodyUnwrapper wrapping;
    private final Intake intake;

    @Inject
    OtlpResource(Door door, BodyUnwrapper wrapping, Intake intake) {
        this.door = door;
        this.wrapping = wrapping;
        this.intake = intake;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            summary =
                    "Log records of the OpenTelemetry protocol (OTLP/HTTP), answered in the encoding of the request")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/x-protobuf",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "none", value = "{\"resourceLogs\":[]}"))
            })
    @APIResponse(
            responseCode = "200",
            description = "taken; partialSuccess says what was not",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "all", value = "{}")))
    @APIResponse(responseCode = "400", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "401", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "403", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "413", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "415", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "429", ref = Description.OTLP_REFUSED)
    @APIResponse(responseCode = "503", ref = Description.OTLP_REFUSED)
    @Refuses(
            value = {},
            asProblems = false)
    public Response export(HttpServerRequest request, HttpHeaders headers, byte[] body) {
        return codecOf(headers.getMediaType())
                .map(codec -> admit(codec, request, headers, body))
                .orElseGet(() ->
                        refuse(
                                OtlpCodec.JSON,
                                Problem.unsupportedMediaType(
                                        "application/x-protobuf or application/json",
                                        String.valueOf(headers.getMediaType()))));
    }

    private static Optional<OtlpCodec> codecOf(MediaType type) {
        return Arrays.stream(OtlpCodec.values())
                .filter(codec ->
                        type != null && MediaType.valueOf(codec.mediaType()).isCompatible(type))
                .findFirst();
    }

    private Response admit(
            OtlpCodec codec, HttpServerRequest request, HttpHeaders headers, byte[] body) {
        return switch (door.knock(request)) {
            case Knock.TurnedAway(var problem) -> refuse(codec, problem);
            case Knock.Admitted(var producer, _) ->
                    Permissions.mayReport(producer, TelemetryKind.LOGS)
                            .map(problem -> refuse(codec, problem))
                            .orElseGet(() -> read(codec, producer, headers, body));
        };
    }

    private Response read(OtlpCodec codec, Producer producer, HttpHeaders headers, byte[] body) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return switch (wrapping.unwrap(body, encoding)) {
            case Unwrapped.Refused(var problem) -> refuse(codec, problem);
            case Unwrapped.Content(var bytes) -> {
                try {
                    var request = codec.read(bytes.readAllBytes());
                    yield take(codec, producer, OtlpLogs.entries(request, producer));
                } catch (OtlpCodec.UnreadableException e) {
                    yield refuse(codec, Problem.badRequest(String.valueOf(e.getMessage())));
                } catch (IOException e) {
                    throw new UncheckedIOException("reading from memory failed", e);
                }
            }
        };
    }

    private Response take(OtlpCodec codec, Producer producer, List<JsonNode> entries) {
        if (entries.isEmpty()) {
            return answer(codec, List.of());
        }
        Outcome outcome =
                intake.takeAll(producer, TelemetryKind.LOGS, entries).await().indefinitely();
        return switch (outcome) {
            case Outcome.Refused(var problem) -> refuse(codec, problem);
            case Outcome.Taken(var answer) -> answer(codec, answer.rejected());
        };
    }

    /** Everything, or everything but some that are dead letters now and not to be sent again. */
    private static Response answer(OtlpCodec codec, List<Rejection> rejected) {
        ExportLogsServiceResponse.Builder response = ExportLogsServiceResponse.newBuilder();
        if (!rejected.isEmpty()) {
            Rejection first = rejected.getFirst();
            response.setPartialSuccess(
                    ExportLogsPartialSuccess.newBuilder()
                            .setRejectedLogRecords(rejected.size())
                            .setErrorMessage(
                                    "record %d: %s"
                                            .formatted(first.index(), words(first.problem()))));
        }
        return Response.ok(codec.write(response.build()), codec.mediaType()).build();
    }

    private static Response refuse(OtlpCodec codec, Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status())
                        .type(codec.mediaType())
                        .entity(codec.status(words(problem)));
        if (problem.retryAfter() != null) {
            long seconds = Math.max(1, problem.retryAfter().plusMillis(999).toSeconds());
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static String words(Problem problem) {
        return problem.detail() == null ? problem.title() : problem.detail();
    }
}
