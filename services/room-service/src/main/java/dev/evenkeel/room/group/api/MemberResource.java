package dev.evenkeel.room.group.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.group.Groups;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/groups/{groupId}/members}: who belongs to a group. */
@Path("/api/v1/groups/{groupId}/members")
@Produces(MediaType.APPLICATION_JSON)
public class MemberResource {
    private static final int PAGE = 100;

    private final Gate gate;
    private final Groups groups;

    @Inject
    MemberResource(Gate gate, Groups groups) {
        this.gate = gate;
        this.groups = groups;
    }

    @GET
    @Operation(summary = "Who belongs to a group, in the order of their addresses")
    @APIResponseSchema(
            value = Views.Members.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "404 not-found"})
    public Uni<Response> list(
            @Context HttpServerRequest request,
            @PathParam("groupId") String groupId,
            @QueryParam("after") @DefaultValue("") String after) {
        return gate.signedIn(
                request,
                Right.SEE_PEOPLE,
                (_, _) ->
                        groups.members(groupId, after.replace("\0", ""), PAGE)
                                .map(reply ->
                                        Answers.of(
                                                reply,
                                                found ->
                                                        Response.ok(Views.Members.of(found, PAGE))
                                                                .build())));
    }

    /** Whoever comes to a site leaves the one before. Doing it twice is the same as once. */
    @PUT
    @Path("{accountId}")
    @Operation(summary = "Puts an account into a group; into a site out of the one before")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict"
    })
    public Uni<Response> put(
            @Context HttpServerRequest request,
            @PathParam("groupId") String groupId,
            @PathParam("accountId") String accountId) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        groups.put(caller, groupId, accountId, visit)
                                .map(reply ->
                                        Answers.of(reply, _ -> Response.noContent().build())));
    }

    @DELETE
    @Path("{accountId}")
    @Operation(summary = "Takes an account out of a group")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "404 not-found"})
    public Uni<Response> remove(
            @Context HttpServerRequest request,
            @PathParam("groupId") String groupId,
            @PathParam("accountId") String accountId) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        groups.remove(caller, groupId, accountId, visit)
                                .map(reply ->
                                        Answers.of(reply, _ -> Response.noContent().build())));
    }
}
