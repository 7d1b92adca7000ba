package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.room.account.ConsoleTokens;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;

/** {@code /api/v1/account/console-tokens}: what a browser shows incident-service. */
@Path("/api/v1/account/console-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsoleTokenResource {
    private final Gate gate;
    private final ConsoleTokens tokens;

    @Inject
    ConsoleTokenResource(Gate gate, ConsoleTokens tokens) {
        this.gate = gate;
        this.tokens = tokens;
    }

    /**
     * @param token JWT for the audience {@code console}
     */
    public record Token(String token, long lifeSeconds) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    @POST
    @Operation(summary = "A token for the operations console")
    @APIResponseSchema(value = Token.class, responseCode = "201", responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses("403 second-factor-required")
    public Uni<Response> issue(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.CONSOLE,
                (caller, _) ->
                        Uni.createFrom()
                                .item(() ->
                                        Response.status(Response.Status.CREATED)
                                                .entity(
                                                        new Token(
                                                                tokens.issue(caller),
                                                                TokenIssuer.CONSOLE_LIFE
                                                                        .toSeconds()))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }
}
