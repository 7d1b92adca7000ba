package dev.evenkeel.telemetry;

import dev.evenkeel.platform.problem.Problem;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Evenkeel telemetry-ingest",
                        version = "v1",
                        description =
                                "What browsers, devices and sites report. Refused requests are answered with"
                                        + " problem details (RFC 9457), those in OTLP with google.rpc.Status."
                                        + " The same samples are taken over WebSocket and MQTT."),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        responses =
                                @APIResponse(
                                        name = Description.OTLP_REFUSED,
                                        description =
                                                "Refused, in the encoding of the request; 429 and 503"
                                                        + " may be sent again after Retry-After.",
                                        content =
                                                @Content(
                                                        mediaType = MediaType.APPLICATION_JSON,
                                                        schema = @Schema(type = SchemaType.OBJECT),
                                                        examples =
                                                                @ExampleObject(
                                                                        name = "status",
                                                                        value =
                                                                                Description
                                                                                        .STATUS))),
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description =
                                                "A telemetry token: of a participant, a device or a site.")))
public class Description extends Application {
    /** Name of the answer that OTLP gives to what is refused. */
    public static final String OTLP_REFUSED = "otlp-refused";

    /** A sample as a browser sends it. */
    public static final String SAMPLE =
            """
            {"sampleId":"01890a5d-ac96-774b-bcce-b302099a8057","reporter":"client",
            "meetingId":"abc-defg-hij","participantId":"p-abcdefghijk2","relayId":"relay-a",
            "direction":"inbound","kind":"video","source":"camera","ssrc":305419896,"active":true,
            "timestamp":"2027-03-29T09:00:00Z","packetsReceived":1200,"packetsLost":3,
            "jitter":0.004,"roundTripTime":null}\
            """;

    static final String STATUS =
            """
            {"code":3,"message":"the body is no ExportLogsServiceRequest"}\
            """;
}
