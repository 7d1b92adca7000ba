package dev.evenkeel.room;

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
                        title = "Evenkeel room-service",
                        version = "v1",
                        description =
                                "Meetings, accounts, schedules, feedback and streams. Refused requests are"
                                        + " answered with problem details (RFC 9457); docs/rights.md says"
                                        + " who may do what. Properties nobody knows are ignored; a name"
                                        + " that stands twice, a number in place of a string, U+0000 and"
                                        + " halves of surrogate pairs are refused."),
        components =
                @Components(
                        schemas = @Schema(name = "Problem", implementation = Problem.class),
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "session",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.COOKIE,
                                    apiKeyName = "__Host-evenkeel",
                                    description =
                                            "Who is signed in; evenkeel without TLS. Changes are taken only"
                                                    + " from pages of this site (Origin)."),
                            @SecurityScheme(
                                    securitySchemeName = "hostKey",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = "Evenkeel-Host-Key",
                                    description = "Given when the meeting was made."),
                            @SecurityScheme(
                                    securitySchemeName = "participant",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = "Evenkeel-Participant",
                                    description = "A seat in the meeting, with its resume key."),
                            @SecurityScheme(
                                    securitySchemeName = "resumeKey",
                                    type = SecuritySchemeType.APIKEY,
                                    in = SecuritySchemeIn.HEADER,
                                    apiKeyName = "Evenkeel-Resume-Key",
                                    description = "The key of the seat, given at admission."),
                            @SecurityScheme(
                                    securitySchemeName = "streamToken",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "Of one stream (WHIP, WHEP)."),
                            @SecurityScheme(
                                    securitySchemeName = "gatewayKey",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description =
                                            "Of the mail gateway (evenkeel.schedule.replies.key-file).")
                        }))
public class Description extends Application {}
