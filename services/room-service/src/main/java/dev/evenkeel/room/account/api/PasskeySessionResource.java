package dev.evenkeel.room.account.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.passkey.PasskeySignIn;
import dev.evenkeel.room.account.passkey.RequestOptions;
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

/** {@code /api/v1/account/passkey-sessions}: signing in with a passkey. */
@Path("/api/v1/account/passkey-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasskeySessionResource {
    private final Gate gate;
    private final Site site;
    private final PasskeySignIn signIn;
    private final Sessions sessions;

    @Inject
    PasskeySessionResource(Gate gate, Site site, PasskeySignIn signIn, Sessions sessions) {
        this.gate = gate;
        this.site = site;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /**
     * What the browser answers.
     *
     * @param credential {@code AuthenticationResponseJSON} (WebAuthn section 5.1)
     */
    public record Shown(@Schema(required = true) @Nullable JsonNode credential) {}

    /** What the browser asks an authenticator ({@code PublicKeyCredentialRequestOptionsJSON}). */
    @POST
    @Path("challenges")
    @Operation(summary = "Begins signing in with a passkey")
    @APIResponseSchema(
            value = RequestOptions.class,
            responseCode = "201",
            responseDescription = "made")
    @Refuses({"403 forbidden", "409 conflict", "429 too-many-requests"})
    public Uni<Response> begin(@Context HttpServerRequest request) {
        return gate.sparingly(
                request,
                visit ->
                        Parties.with(
                                site, visit, party -> signIn.begin(party).map(Parties::options)));
    }

    /** Signs in: the session is in the cookie, and has shown a second factor. */
    @POST
    @Operation(summary = "Signs in with a passkey")
    @APIResponseSchema(value = Views.Own.class, responseCode = "201", responseDescription = "made")
    @Refuses({
        "403 forbidden",
        "401 wrong-passkey",
        "409 conflict",
        "410 challenge-spent",
        "429 too-many-requests"
    })
    public Uni<Response> signIn(@Context HttpServerRequest request, @Nullable Shown shown) {
        return gate.sparingly(
                request,
                visit ->
                        Parties.with(
                                site,
                                visit,
                                party ->
                                        signIn.signIn(
                                                        party,
                                                        shown == null ? null : shown.credential(),
                                                        visit)
                                                .map(answer ->
                                                        Problems.respond(
                                                                answer,
                                                                opened ->
                                                                        Cookies.opened(
                                                                                request, opened,
                                                                                sessions)))));
    }
}
