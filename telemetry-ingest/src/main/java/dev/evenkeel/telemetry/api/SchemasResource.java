package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.telemetry.domain.SampleSchema;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * {@code GET /api/v1/telemetry/schemas/{type}}: what a sample is checked against, by the kind's
 * word or the name of its event type. For everybody, as it is published with the contracts.
 */
@Path("/api/v1/telemetry/schemas/{type}")
public class SchemasResource {
    private static final String SCHEMA_JSON = "application/schema+json";

    private final Map<TelemetryKind, JsonNode> schemas = new EnumMap<>(TelemetryKind.class);

    SchemasResource() {
        for (TelemetryKind kind : TelemetryKind.values()) {
            schemas.put(kind, SampleSchema.document(kind.type()));
        }
    }

    @GET
    @Operation(summary = "What a sample of a kind is checked against (JSON Schema)")
    @APIResponse(
            responseCode = "200",
            description = "the schema",
            content =
                    @Content(
                            mediaType = SCHEMA_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "schema",
                                            value = "{\"type\":\"object\"}")))
    @Refuses("404 not-found")
    public Response get(@PathParam("type") String type) {
        return TelemetryKind.named(type)
                .or(() -> TelemetryKind.ofType(type))
                .map(schemas::get)
                .map(schema -> Response.ok(schema.toString()).type(SCHEMA_JSON).build())
                .orElseGet(() -> ProblemResponses.of(Problem.notFound("schema", type)));
    }
}
