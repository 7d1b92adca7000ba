package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.EmailVerification;
import dev.evenkeel.room.account.domain.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/account/verifications}: letters that show whose the own address is. */
@Path("/api/v1/account/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VerificationResource {
    private final Gate gate;
    private final EmailVerification verification;

    @Inject
    VerificationResource(Gate gate, EmailVerification verification) {
        this.gate = gate;
        this.verification = verification;
    }

    @POST
    @Operation(summary = "Asks for another letter with a link that confirms the own address")
    @APIResponse(responseCode = "202", description = "taken; no body")
    @SecurityRequirement(name = "session")
    @Refuses({"409 conflict", "409 already-verified", "429 too-many-requests"})
    public Uni<Response> ask(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        verification
                                .ask(caller, visit)
                                .map(answer ->
                                        Problems.respond(
                                                answer, _ -> Response.accepted().build())));
    }
}
