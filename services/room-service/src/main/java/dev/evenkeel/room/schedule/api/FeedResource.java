package dev.evenkeel.room.schedule.api;

import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.schedule.Feeds;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/schedule/feed}: the URL for one's own calendar program. */
@Path("/api/v1/schedule/feed")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FeedResource {
    private final Gate gate;
    private final Feeds feeds;

    @Inject
    FeedResource(Gate gate, Feeds feeds) {
        this.gate = gate;
        this.feeds = feeds;
    }

    /** Whether there is one; what it is was told when it was made. */
    @GET
    @Operation(summary = "Whether there is a calendar URL")
    @APIResponseSchema(value = Views.Feed.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> get(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        feeds.createdAt(caller)
                                .map(created ->
                                        Response.ok(
                                                        new Views.Feed(
                                                                created.isPresent(),
                                                                created.orElse(null),
                                                                null))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }

    /** A new URL; the one before is void. */
    @POST
    @Operation(summary = "A new calendar URL; the one before is void")
    @APIResponseSchema(value = Views.Feed.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirement(name = "session")
    public Uni<Response> create(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        feeds.create(caller, visit)
                                .map(token ->
                                        Response.status(Response.Status.CREATED)
                                                .entity(
                                                        new Views.Feed(
                                                                true,
                                                                null,
                                                                CalendarResource.path(token)))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }

    /** Takes the URL away. */
    @DELETE
    @Operation(summary = "Takes the calendar URL away")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> revoke(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        feeds.revoke(caller, visit)
                                .replaceWith(() -> Response.noContent().build()));
    }
}
