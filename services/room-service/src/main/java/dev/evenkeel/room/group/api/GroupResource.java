package dev.evenkeel.room.group.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.api.Answers;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.group.Groups;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.domain.GroupForm;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/groups}: sites, departments and teams. */
@Path("/api/v1/groups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupResource {
    private final Gate gate;
    private final Groups groups;

    @Inject
    GroupResource(Gate gate, Groups groups) {
        this.gate = gate;
        this.groups = groups;
    }

    @GET
    @Operation(summary = "All groups, and how many belong to each")
    @APIResponseSchema(value = Views.All.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses("403 second-factor-required")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.SEE_GROUPS,
                (_, _) ->
                        groups.list()
                                .map(all ->
                                        Response.ok(
                                                        new Views.All(
                                                                all.stream()
                                                                        .map(Views.Counted::of)
                                                                        .toList()))
                                                .build()));
    }

    @POST
    @Operation(summary = "Makes a group")
    @APIResponseSchema(
            value = Views.OneGroup.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed", "409 conflict"})
    public Uni<Response> create(@Context HttpServerRequest request, @Nullable GroupForm form) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        groups.create(caller, form == null ? GroupForm.EMPTY : form, visit)
                                .map(reply -> answer(reply, Response.Status.CREATED)));
    }

    /** The whole group as it shall be; it stays of its kind. */
    @PUT
    @Path("{groupId}")
    @Operation(summary = "The whole group as it shall be")
    @APIResponseSchema(
            value = Views.OneGroup.class,
            responseCode = "200",
            responseDescription = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict"
    })
    public Uni<Response> change(
            @Context HttpServerRequest request,
            @PathParam("groupId") String groupId,
            @Nullable GroupForm form) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        groups.change(caller, groupId, form == null ? GroupForm.EMPTY : form, visit)
                                .map(reply -> answer(reply, Response.Status.OK)));
    }

    /** Its members stay, and are members of it no more. */
    @DELETE
    @Path("{groupId}")
    @Operation(summary = "Removes a group; the accounts stay")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "403 second-factor-required",
        "403 confirmation-needed",
        "404 not-found",
        "409 conflict"
    })
    public Uni<Response> delete(
            @Context HttpServerRequest request, @PathParam("groupId") String groupId) {
        return gate.signedIn(
                request,
                Right.CHANGE_PEOPLE,
                (caller, visit) ->
                        groups.delete(caller, groupId, visit)
                                .map(reply ->
                                        Answers.of(reply, _ -> Response.noContent().build())));
    }

    private static Response answer(Reply<Group> reply, Response.Status status) {
        return Answers.of(
                reply, group -> Response.status(status).entity(Views.OneGroup.of(group)).build());
    }
}
