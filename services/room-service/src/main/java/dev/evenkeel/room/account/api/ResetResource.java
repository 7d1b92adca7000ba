package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.AccountMail;
import dev.evenkeel.room.account.PasswordResets;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/resets}: a forgotten password. */
@Path("/api/v1/account/resets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResetResource {
    private final Gate gate;
    private final AccountMail mail;
    private final PasswordResets resets;

    @Inject
    ResetResource(Gate gate, AccountMail mail, PasswordResets resets) {
        this.gate = gate;
        this.mail = mail;
        this.resets = resets;
    }

    /** Whose password it is. */
    public record Forgotten(@Schema(required = true) @Nullable String email) {}

    /** 202, whether or not there is such an account. */
    @POST
    @Operation(summary = "Asks for a mail with a link to choose another password")
    @APIResponse(responseCode = "202", description = "taken; no body")
    @Refuses({"403 forbidden", "409 conflict"})
    public Uni<Response> ask(@Context HttpServerRequest request, @Nullable Forgotten forgotten) {
        return gate.anybody(
                request,
                visit -> {
                    String email = forgotten == null ? null : forgotten.email();
                    if (email == null) {
                        return SessionResource.missing("/email");
                    } else if (!mail.isPossible()) {
                        return ProblemResponses.deferred(Problems.of(AccountMail.NONE));
                    }
                    resets.ask(email, visit);
                    return Uni.createFrom().item(() -> Response.accepted().build());
                });
    }
}
