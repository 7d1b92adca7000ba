package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.Registration;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.account.domain.PasswordRules;
import dev.evenkeel.room.domain.Text;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/registrations}: getting an account by oneself. */
@Path("/api/v1/account/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationResource {
    private final Gate gate;
    private final Registration registration;
    private final Sessions sessions;

    @Inject
    RegistrationResource(Gate gate, Registration registration, Sessions sessions) {
        this.gate = gate;
        this.registration = registration;
        this.sessions = sessions;
    }

    /**
     * Who wants an account; everything may be missing.
     *
     * @param setup the secret of the one-time link, which makes the first administrator
     */
    public record Wish(
            @Schema(required = true, format = "email", maxLength = Email.LONGEST)
                    @Nullable String email,
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name,
            @Schema(
                            required = true,
                            minLength = PasswordRules.SHORTEST,
                            maxLength = PasswordRules.LONGEST)
                    @Nullable String password,
            @Nullable String language,
            @Nullable String setup) {
        Registration.Form form() {
            return new Registration.Form(email, name, password, language);
        }

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Wish[…]";
        }
    }

    /** Makes the account and signs in. */
    @POST
    @Operation(summary = "Makes an account and signs in")
    @APIResponseSchema(value = Views.Own.class, responseCode = "201", responseDescription = "made")
    @Refuses({"403 forbidden", "409 email-taken", "410 link-spent"})
    public Uni<Response> register(@Context HttpServerRequest request, @Nullable Wish wish) {
        return gate.anybody(
                request,
                visit -> {
                    if (wish == null) {
                        return SessionResource.missing("/email");
                    }
                    String setup = wish.setup();
                    var account =
                            setup == null
                                    ? registration.register(wish.form(), visit)
                                    : registration.setUp(setup, wish.form(), visit);
                    return account.map(answer ->
                            Problems.respond(
                                    answer, opened -> Cookies.opened(request, opened, sessions)));
                });
    }
}
