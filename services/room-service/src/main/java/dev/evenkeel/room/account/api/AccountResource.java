package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.account.AccountMail;
import dev.evenkeel.room.account.Passwords;
import dev.evenkeel.room.account.Profiles;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.domain.PasswordRules;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.oidc.Providers;
import dev.evenkeel.room.domain.Text;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account}: one's own account. */
@Path("/api/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {
    private final Gate gate;
    private final AccountConfig config;
    private final Profiles profiles;
    private final Passwords passwords;
    private final AccountMail mail;
    private final Site site;
    private final Providers providers;

    @Inject
    AccountResource(
            Gate gate,
            AccountConfig config,
            Profiles profiles,
            Passwords passwords,
            AccountMail mail,
            Site site,
            Providers providers) {
        this.gate = gate;
        this.config = config;
        this.profiles = profiles;
        this.passwords = passwords;
        this.mail = mail;
        this.site = site;
        this.providers = providers;
    }

    /** What may be changed; absent means as it was. */
    public record Profile(
            @Schema(minLength = 1, maxLength = Text.LONGEST_NAME) @Nullable String name,
            @Nullable String language) {}

    /** A new password. */
    public record NewPassword(
            @Schema(
                            required = true,
                            minLength = PasswordRules.SHORTEST,
                            maxLength = PasswordRules.LONGEST)
                    @Nullable String password) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    /** Who is signed in, and how people get in here. Answers everybody, so that pages may ask. */
    @GET
    @Operation(summary = "Who is signed in, and how people get in here")
    @APIResponseSchema(
            value = Views.Start.class,
            responseCode = "200",
            responseDescription = "done")
    @Refuses("403 forbidden")
    public Uni<Response> start(@Context HttpServerRequest request) {
        return gate.anybody(
                request,
                visit ->
                        gate.recognise(request, visit)
                                .map(caller ->
                                        Response.ok(
                                                        new Views.Start(
                                                                config.registration(),
                                                                mail.isPossible(),
                                                                site.relyingParty(visit)
                                                                        .isPresent(),
                                                                providers.buttons(),
                                                                caller.map(Views.Own::of)
                                                                        .orElse(null)))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }

    @PATCH
    @Operation(summary = "Changes name and language")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses("400 bad-field")
    public Uni<Response> change(@Context HttpServerRequest request, @Nullable Profile profile) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        profiles.change(
                                        caller,
                                        profile == null ? null : profile.name(),
                                        profile == null ? null : profile.language())
                                .map(answer -> Problems.respond(answer, _ -> noContent())));
    }

    /** A new password; every other session of the account ends. */
    @PUT
    @Path("password")
    @Operation(summary = "Chooses a new password; every other session ends")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"403 second-factor-required", "403 confirmation-needed"})
    public Uni<Response> password(
            @Context HttpServerRequest request, @Nullable NewPassword wished) {
        return gate.signedIn(
                request,
                Right.OWN_KEYS,
                (caller, visit) ->
                        passwords
                                .change(caller, wished == null ? null : wished.password(), visit)
                                .map(answer -> Problems.respond(answer, _ -> noContent())));
    }

    private static Response noContent() {
        return Response.noContent().build();
    }
}
