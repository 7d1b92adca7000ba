package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.platform.openapi.Refuses;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** The endpoint of a stream and the URLs of its sessions: the same HTTP for WHIP and WHEP. */
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
abstract class StreamEndpoint {
    private static final String ENDPOINT = "/{meetingId}/{streamId}";
    private static final String SESSION = ENDPOINT + "/{sessionId}";

    private final StreamUse use;
    private final StreamOffers offers;
    private final StreamChanges changes;

    StreamEndpoint(StreamUse use, StreamOffers offers, StreamChanges changes) {
        this.use = use;
        this.offers = offers;
        this.changes = changes;
    }

    @OPTIONS
    @Path(ENDPOINT)
    @Operation(summary = "What may be sent here, and the ICE servers")
    @APIResponse(responseCode = "200", description = "done; no body")
    public Response options() {
        Response.ResponseBuilder answer =
                Response.fromResponse(CrossOrigin.options("OPTIONS, POST"))
                        .header("Accept-Post", StreamOffers.SDP);
        offers.iceServers().forEach(link -> answer.header(HttpHeaders.LINK, link));
        return CrossOrigin.readable(answer.build());
    }

    @POST
    @Path(ENDPOINT)
    @Operation(summary = "Opens a session by offer and answer")
    @APIResponse(
            responseCode = "201",
            description = "the answer",
            content =
                    @Content(
                            mediaType = "application/sdp",
                            schema = @Schema(type = SchemaType.STRING, examples = "v=0…")))
    @SecurityRequirement(name = "streamToken")
    @Refuses({
        "401 unauthorised",
        "409 stream-in-use",
        "409 full",
        "410 ended",
        "422 not-acceptable"
    })
    public Uni<Response> open(
            @PathParam("meetingId") String meetingId,
            @PathParam("streamId") String streamId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Context UriInfo here,
            @Nullable String offer) {
        return offers.open(
                        new Bearers.Address(meetingId, streamId, use),
                        authorization,
                        contentType,
                        offer,
                        here.getAbsolutePath())
                .map(CrossOrigin::readable);
    }

    @OPTIONS
    @Path(SESSION)
    @Operation(summary = "What may be sent to a session")
    @APIResponse(responseCode = "200", description = "done; no body")
    public Response sessionOptions() {
        return CrossOrigin.readable(
                Response.fromResponse(CrossOrigin.options("OPTIONS, PATCH, DELETE"))
                        .header("Accept-Patch", StreamChanges.FRAGMENT)
                        .build());
    }

    @PATCH
    @Path(SESSION)
    @Operation(summary = "Trickle ICE, or an ICE restart")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "streamToken")
    @Refuses({
        "401 unauthorised",
        "404 not-found",
        "410 ended",
        "412 precondition-failed",
        "422 ice-restart",
        "428 precondition-required"
    })
    public Uni<Response> patch(
            @PathParam("meetingId") String meetingId,
            @PathParam("streamId") String streamId,
            @PathParam("sessionId") String sessionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable String body) {
        return changes.patch(
                        new Bearers.Address(meetingId, streamId, use),
                        sessionId,
                        authorization,
                        contentType,
                        ifMatch,
                        body)
                .map(CrossOrigin::readable);
    }

    @DELETE
    @Path(SESSION)
    @Operation(summary = "Ends a session")
    @APIResponse(responseCode = "200", description = "done; no body")
    @SecurityRequirement(name = "streamToken")
    @Refuses({"401 unauthorised", "404 not-found", "410 ended"})
    public Uni<Response> end(
            @PathParam("meetingId") String meetingId,
            @PathParam("streamId") String streamId,
            @PathParam("sessionId") String sessionId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return changes.end(new Bearers.Address(meetingId, streamId, use), sessionId, authorization)
                .map(CrossOrigin::readable);
    }
}
