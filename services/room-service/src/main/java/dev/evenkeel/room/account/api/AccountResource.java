package dev.evenkeel.room.account.api;

import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.account.PasswordResets;
import dev.evenkeel.room.account.Passwords;
import dev.evenkeel.room.account.Profiles;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.oidc.Providers;
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
    private final PasswordResets resets;
    private final Site site;
    private final Providers providers;

    @Inject
    AccountResource(
            Gate gate,
            AccountConfig config,
            Profiles profiles,
            Passwords passwords,
            PasswordResets resets,
            Site site,
            Providers providers) {
        this.gate = gate;
        this.config = config;
        this.profiles = profiles;
        this.passwords = passwords;
        this.resets = resets;
        this.site = site;
        this.providers = providers;
    }

    /** What may be changed; absent means as it was. */
    public record Profile(@Nullable String name, @Nullable String language) {}

    /** A new password. */
    public record NewPassword(@Nullable String password) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    /** Who is signed in, and how people get in here. Answers everybody, so that pages may ask. */
    @GET
    public Uni<Response> start(@Context HttpServerRequest request) {
        return gate.anybody(
                request,
                visit ->
                        gate.recognise(request, visit)
                                .map(caller ->
                                        Response.ok(
                                                        new Views.Start(
                                                                config.registration(),
                                                                resets.isPossible(),
                                                                site.relyingParty(visit)
                                                                        .isPresent(),
                                                                providers.buttons(),
                                                                caller.map(Views.Own::of)
                                                                        .orElse(null)))
                                                .header("Cache-Control", "no-store")
                                                .build()));
    }

    @PATCH
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
