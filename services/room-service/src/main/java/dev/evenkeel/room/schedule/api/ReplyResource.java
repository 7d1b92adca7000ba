package dev.evenkeel.room.schedule.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.MailedReplies;
import dev.evenkeel.room.schedule.domain.Schedule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/schedule/replies}: where the mail gateway of the installation brings what calendar
 * programs answer to invitations (iMIP, RFC 6047). Off until the gateway has a key.
 */
@Path("/api/v1/schedule/replies")
public class ReplyResource {
    private static final String SCHEME = "Bearer ";

    private final Gate gate;
    private final MailedReplies replies;

    @Inject
    ReplyResource(Gate gate, MailedReplies replies) {
        this.gate = gate;
        this.replies = replies;
    }

    @POST
    @Consumes("text/calendar")
    @Operation(summary = "An answer to an invitation that came by mail")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "gatewayKey")
    @Refuses({"401 unauthorised", "404 not-found", "409 conflict"})
    public Uni<Response> take(
            @Context HttpServerRequest request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam("Evenkeel-Sender") @Nullable String sender,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/calendar",
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            examples =
                                                                    "BEGIN:VCALENDAR…END:VCALENDAR")))
                    @Nullable String calendar) {
        return gate.server(
                request,
                visit ->
                        isGateway(authorization)
                                ? replies.take(calendar == null ? "" : calendar, sender, visit)
                                        .map(ReplyResource::taken)
                                : ProblemResponses.deferred(
                                        Problem.unauthorised("this is not the gateway's key")));
    }

    private boolean isGateway(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && replies.isGateway(authorization.substring(SCHEME.length()).strip());
    }

    private static Response taken(Reply<Schedule> reply) {
        return Answers.of(reply, _ -> Response.noContent().build());
    }
}
