package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.openapi.Refuses;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.SignIn;
import dev.evenkeel.room.account.Site;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
import dev.evenkeel.room.account.oidc.SignOut;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/sessions}: signing in, here and elsewhere, and out again. */
@Path("/api/v1/account/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final Gate gate;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Site site;
    private final SignOut signOut;

    @Inject
    SessionResource(Gate gate, SignIn signIn, Sessions sessions, Site site, SignOut signOut) {
        this.site = site;
        this.signOut = signOut;
        this.gate = gate;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /**
     * What somebody signs in with; everything may be missing.
     *
     * @param code of the authenticator, or a recovery code, where the account has a second factor
     */
    public record Credentials(
            @Schema(required = true) @Nullable String email,
            @Schema(required = true) @Nullable String password,
            @Nullable String code) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /** First the one used last. */
    public record All(List<Views.OneSession> sessions) {}

    /** Signs in: the session is in the cookie. */
    @POST
    @Operation(summary = "Signs in with a password")
    @APIResponseSchema(value = Views.Own.class, responseCode = "201", responseDescription = "made")
    @Refuses({
        "403 forbidden",
        "401 wrong-credentials",
        "401 code-needed",
        "401 wrong-code",
        "403 single-sign-on-only",
        "429 too-many-requests"
    })
    public Uni<Response> signIn(@Context HttpServerRequest request, @Nullable Credentials shown) {
        return gate.anybody(
                request,
                visit -> {
                    if (shown == null || shown.email() == null) {
                        return missing("/email");
                    } else if (shown.password() == null) {
                        return missing("/password");
                    }
                    return signIn.signIn(
                                    shown.email(),
                                    new SignIn.Proof(shown.password(), shown.code()),
                                    visit)
                            .map(answer ->
                                    Problems.respond(
                                            answer,
                                            opened -> Cookies.opened(request, opened, sessions)));
                });
    }

    @GET
    @Operation(summary = "One's own sessions")
    @APIResponseSchema(value = All.class, responseCode = "200", responseDescription = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> list(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, _) ->
                        sessions.list(caller.accountId())
                                .map(all ->
                                        Response.ok(
                                                        new All(
                                                                all.stream()
                                                                        .map(one ->
                                                                                Views.OneSession.of(
                                                                                        one,
                                                                                        caller))
                                                                        .toList()))
                                                .build()));
    }

    /** Signs out everywhere, here too. */
    @DELETE
    @Operation(summary = "Signs out everywhere")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    public Uni<Response> revokeAll(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        sessions.revokeAll(caller, visit).replaceWith(() -> Cookies.none(request)));
    }

    /** Signs out here; 200 with the page where to sign out too, where a provider opened it. */
    @DELETE
    @Path("current")
    @Operation(summary = "Signs out here")
    @APIResponse(responseCode = "204", description = "done")
    @APIResponseSchema(
            value = OidcResource.Location.class,
            responseCode = "200",
            responseDescription = "signed out here; sign out there too")
    @SecurityRequirement(name = "session")
    public Uni<Response> signOut(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        elsewhere(caller, visit)
                                .call(() -> sessions.signOut(caller, visit))
                                .map(location ->
                                        location.map(there -> Cookies.none(request, there))
                                                .orElseGet(() -> Cookies.none(request))));
    }

    private Uni<Optional<URI>> elsewhere(Caller caller, Visit visit) {
        return site.origin(visit)
                .map(here -> signOut.elsewhere(caller, here))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Ends one session of the account. */
    @DELETE
    @Path("{sessionId}")
    @Operation(summary = "Ends one session")
    @APIResponse(responseCode = "204", description = "done")
    @SecurityRequirement(name = "session")
    @Refuses("404 not-found")
    public Uni<Response> revoke(
            @Context HttpServerRequest request, @PathParam("sessionId") String sessionId) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        withId(
                                sessionId,
                                id ->
                                        sessions.revoke(caller, id, visit)
                                                .map(was -> ended(was, request, caller, sessionId)),
                                () -> noSuch(sessionId)));
    }

    private static Response ended(
            boolean was, HttpServerRequest request, Caller caller, String sessionId) {
        if (!was) {
            return noSuch(sessionId);
        }
        return caller.sessionId().toString().equals(sessionId)
                ? Cookies.none(request)
                : Response.noContent().build();
    }

    private static Response noSuch(String sessionId) {
        return ProblemResponses.of(Problem.notFound("session", sessionId));
    }

    /** What is not even an id names nothing. */
    static Uni<Response> withId(
            String text, Function<UUID, Uni<Response>> work, Supplier<Response> otherwise) {
        UUID id;
        try {
            id = UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return Uni.createFrom().item(otherwise);
        }
        return work.apply(id);
    }

    static Uni<Response> missing(String field) {
        return ProblemResponses.deferred(Problem.badField(field, "a value", null));
    }
}
