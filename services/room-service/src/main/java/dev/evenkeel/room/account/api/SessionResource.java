package dev.evenkeel.room.account.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.Sessions;
import dev.evenkeel.room.account.SignIn;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Right;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account/sessions}: signing in, here and elsewhere, and out again. */
@Path("/api/v1/account/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final Gate gate;
    private final SignIn signIn;
    private final Sessions sessions;

    @Inject
    SessionResource(Gate gate, SignIn signIn, Sessions sessions) {
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
            @Nullable String email, @Nullable String password, @Nullable String code) {
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
    public Uni<Response> revokeAll(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        sessions.revokeAll(caller, visit).replaceWith(() -> Cookies.none(request)));
    }

    /** Signs out here. */
    @DELETE
    @Path("current")
    public Uni<Response> signOut(@Context HttpServerRequest request) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) ->
                        sessions.signOut(caller, visit).replaceWith(() -> Cookies.none(request)));
    }

    /** Ends one session of the account. */
    @DELETE
    @Path("{sessionId}")
    public Uni<Response> revoke(
            @Context HttpServerRequest request, @PathParam("sessionId") String sessionId) {
        return gate.signedIn(
                request,
                Right.OWN_ACCOUNT,
                (caller, visit) -> {
                    UUID id = parse(sessionId);
                    return id == null
                            ? Uni.createFrom().item(() -> noSuch(sessionId))
                            : sessions.revoke(caller, id, visit)
                                    .map(was -> ended(was, request, caller, sessionId));
                });
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

    private static @Nullable UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    static Uni<Response> missing(String field) {
        return ProblemResponses.deferred(Problem.badField(field, "a value", null));
    }
}
