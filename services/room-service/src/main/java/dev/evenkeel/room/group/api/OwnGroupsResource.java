package dev.evenkeel.room.group.api;

import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.group.Groups;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/account/groups}: what one belongs to. */
@Path("/api/v1/account/groups")
@Produces(MediaType.APPLICATION_JSON)
public class OwnGroupsResource {
    private final Gate gate;
    private final Groups groups;

    @Inject
    OwnGroupsResource(Gate gate, Groups groups) {
        this.gate = gate;
        this.groups = groups;
    }

    @GET
    @Operation(summary = "What one belongs to, and where one sits")
    @APIResponseSchema(value = Views.Own.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> own(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        groups.of(caller.accountId())
                                .map(memberships ->
                                        Response.ok(Views.Own.of(memberships))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }
}
