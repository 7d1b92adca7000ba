package dev.evenkeel.recording;

import dev.evenkeel.platform.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Evenkeel recording-service",
                        version = "v1",
                        description =
                                "Recordings: watched, shared, exported, held and deleted. Refused requests are"
                                        + " answered with problem details (RFC 9457); docs/recording-rights.md says"
                                        + " who may do what."),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "bearer",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description =
                                            "A recording token: of somebody who was in the meeting, or by a"
                                                    + " link. Operators see the quota with a console token."),
                            @SecurityScheme(
                                    securitySchemeName = "player",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.COOKIE,
                                    apiKeyName = "evenkeel-recording",
                                    description =
                                            "The same token, for players (RecordingsResource_session).")
                        }))
public class Description extends Application {}
