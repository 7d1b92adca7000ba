package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.PasswordResets;
import dev.evenkeel.room.account.domain.Refusal;
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
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/resets}: a forgotten password. */
@Path("/api/v1/account/resets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResetResource {
    private static final Refusal NO_MAIL =
            new Refusal.Conflict("this installation sends no mail; ask an administrator");

    private final Gate gate;
    private final PasswordResets resets;

    @Inject
    ResetResource(Gate gate, PasswordResets resets) {
        this.gate = gate;
        this.resets = resets;
    }

    /** Whose password it is. */
    public record Forgotten(@Nullable String email) {}

    /** 202, whether or not there is such an account. */
    @POST
    public Uni<Response> ask(@Context HttpServerRequest request, @Nullable Forgotten forgotten) {
        return gate.anybody(
                request,
                visit -> {
                    String email = forgotten == null ? null : forgotten.email();
                    if (email == null) {
                        return SessionResource.missing("/email");
                    } else if (!resets.isPossible()) {
                        return ProblemResponses.deferred(Problems.of(NO_MAIL));
                    }
                    resets.ask(email, visit);
                    return Uni.createFrom().item(() -> Response.accepted().build());
                });
    }
}
