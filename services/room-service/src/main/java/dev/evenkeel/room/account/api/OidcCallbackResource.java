package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.domain.Login;
import dev.evenkeel.room.account.domain.LoginFailure;
import dev.evenkeel.room.account.domain.LoginPurpose;
import dev.evenkeel.room.account.oidc.Arrival;
import dev.evenkeel.room.account.oidc.SignOut;
import dev.evenkeel.room.account.oidc.SingleSignOn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/oidc/{provider}}: what providers of single sign-on send back. */
@Path("/api/v1/account/oidc/{provider}")
@Produces(MediaType.APPLICATION_JSON)
public class OidcCallbackResource {
    /** What pages read of their address: why nobody is signed in, or that it worked. */
    private static final String RESULT = "sso";

    private final Gate gate;
    private final SingleSignOn signOn;
    private final SignOut signOut;
    private final Sessions sessions;

    @Inject
    OidcCallbackResource(Gate gate, SingleSignOn signOn, SignOut signOut, Sessions sessions) {
        this.gate = gate;
        this.signOn = signOn;
        this.signOut = signOut;
        this.sessions = sessions;
    }

    /** A browser comes back; it is sent on to a page, which says what came of it. */
    @GET
    @Path("callback")
    @Operation(summary = "A browser comes back from a provider")
    @APIResponse(responseCode = "303", description = "goes on at a page")
    @Refuses({"403 forbidden", "429 too-many-requests"})
    public Uni<Response> back(
            @Context HttpServerRequest request,
            @PathParam("provider") String provider,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error,
            @QueryParam("iss") @Nullable String issuer) {
        return gate.sparingly(
                request,
                visit ->
                        signOn.finish(
                                        provider,
                                        new SingleSignOn.Return(
                                                state,
                                                code,
                                                error,
                                                issuer,
                                                Requests.loginToken(request).orElse(null)),
                                        visit)
                                .map(arrival -> sendOn(request, arrival)));
    }

    /** The provider says that somebody signed out there (Back-Channel Logout 1.0). */
    @POST
    @Path("back-channel-logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Back-channel logout of a provider")
    @APIResponse(responseCode = "200", description = "done; no body")
    @Refuses({"400 bad-request", "404 not-found", "429 too-many-requests"})
    public Uni<Response> loggedOut(
            @Context HttpServerRequest request,
            @PathParam("provider") String provider,
            @FormParam("logout_token") @Nullable String logoutToken) {
        return gate.server(
                request,
                visit ->
                        signOut.byProvider(provider, logoutToken, visit)
                                .map(answer ->
                                        Problems.respond(
                                                answer,
                                                _ ->
                                                        Response.ok()
                                                                .header("Cache-Control", "no-store")
                                                                .build())));
    }

    private Response sendOn(HttpServerRequest request, Arrival arrival) {
        return switch (arrival) {
            case Arrival.SignedIn in ->
                    to(in.login().target(), request)
                            .cookie(
                                    Requests.cookie(
                                            request, in.opened().token(), sessions.longestLife()))
                            .build();
            case Arrival.Done(Login login) ->
                    to(Targets.with(login.target(), RESULT, done(login.purpose())), request)
                            .build();
            case Arrival.Failed(Optional<Login> login, LoginFailure failure) ->
                    to(page(login, failure), request).build();
        };
    }

    private static String done(LoginPurpose purpose) {
        return switch (purpose) {
            case SIGN_IN -> "signed-in";
            case CONFIRMATION -> "confirmed";
            case LINK -> "linked";
        };
    }

    /** Who signs in sees it on the sign-in page; who is signed in, where they came from. */
    private static String page(Optional<Login> login, LoginFailure failure) {
        if (login.isPresent() && login.get().purpose() != LoginPurpose.SIGN_IN) {
            return Targets.with(login.get().target(), RESULT, failure.word());
        }
        String page = Targets.with("/signin", RESULT, failure.word());
        return login.map(one -> Targets.with(page, "to", one.target())).orElse(page);
    }

    private static Response.ResponseBuilder to(String path, HttpServerRequest request) {
        return Response.seeOther(URI.create(path))
                .cookie(Requests.noLoginCookie(request))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
