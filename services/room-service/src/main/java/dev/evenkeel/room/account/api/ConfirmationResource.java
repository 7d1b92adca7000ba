package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.SignIn;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.domain.Right;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/confirmations}: showing once more who is there (step-up). */
@Path("/api/v1/account/confirmations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConfirmationResource {
    private final Gate gate;
    private final SignIn signIn;
    private final Site site;
    private final PasskeySignIn passkeys;

    @Inject
    ConfirmationResource(Gate gate, SignIn signIn, Site site, PasskeySignIn passkeys) {
        this.gate = gate;
        this.signIn = signIn;
        this.site = site;
        this.passkeys = passkeys;
    }

    /** What is shown; everything may be missing. */
    public record Shown(@Schema(required = true) @Nullable String password, @Nullable String code) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    @POST
    @Operation(summary = "Shows once more who is there")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({
        "401 wrong-credentials",
        "401 code-needed",
        "401 wrong-code",
        "429 too-many-requests"
    })
    public Uni<Response> confirm(@Context HttpServerRequest request, @Nullable Shown shown) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        shown == null || shown.password() == null
                                ? SessionResource.missing("/password")
                                : signIn.confirm(
                                                caller,
                                                new SignIn.Proof(shown.password(), shown.code()),
                                                visit)
                                        .map(answer ->
                                                Problems.respond(
                                                        answer,
                                                        _ -> Response.noContent().build())));
    }

    /** What the browser asks an authenticator, to confirm with a passkey. */
    @POST
    @Path("passkey/challenges")
    @Operation(summary = "Begins a confirmation with a passkey")
    @APIResponseSchema(
            value = RequestOptions.class,
            responseCode = "201",
            responseDescription = "made")
    @SecurityRequirement(name = "session")
    @Refuses("409 conflict")
    public Uni<Response> begin(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        Parties.with(
                                site,
                                visit,
                                party -> passkeys.begin(caller, party).map(Parties::options)));
    }

    /** Shows a passkey once more; it counts as the second factor too. */
    @POST
    @Path("passkey")
    @Operation(summary = "Confirms with a passkey")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses({"401 wrong-passkey", "409 conflict", "410 challenge-spent"})
    public Uni<Response> confirmWithPasskey(
            @Context HttpServerRequest request, PasskeySessionResource.@Nullable Shown shown) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        Parties.with(
                                site,
                                visit,
                                party ->
                                        passkeys.confirm(
                                                        caller,
                                                        party,
                                                        shown == null ? null : shown.credential(),
                                                        visit)
                                                .map(answer ->
                                                        Problems.respond(
                                                                answer,
                                                                _ ->
                                                                        Response.noContent()
                                                                                .build()))));
    }
}
