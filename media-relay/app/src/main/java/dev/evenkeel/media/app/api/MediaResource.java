package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.admission.Admission;
import dev.evenkeel.media.app.admission.Door;
import dev.evenkeel.media.app.admission.Headroom;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.BearerTokens;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public media API: sessions by offer and answer. */
@Path("/media/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MediaResource {
    private final RunningRelay relay;
    private final Door door;
    private final Headroom headroom;
    private final OwnedSessions sessions;
    private final String relayId;

    MediaResource(
            RunningRelay relay,
            Door door,
            Headroom headroom,
            OwnedSessions sessions,
            RelayIdentity identity) {
        this.relay = relay;
        this.door = door;
        this.headroom = headroom;
        this.sessions = sessions;
        this.relayId = identity.relayId();
    }

    @GET
    @Path("/ping")
    public Uni<SessionBodies.Pong> ping() {
        return relay.ask(running -> running.snapshot())
                .map(now -> new SessionBodies.Pong(relayId, state(now.fenced())));
    }

    @POST
    @Path("/sessions")
    public Uni<Response> open(
            @HeaderParam("Authorization") @Nullable String authorization,
            SessionBodies.@Nullable Offer body) {
        Optional<String> token = BearerTokens.from(authorization);
        if (token.isEmpty()) {
            return ProblemResponses.deferred(
                    Problem.unauthorised("a join token is needed: Authorization: Bearer …"));
        }
        Optional<Response> closed = Refusals.closed(relay, headroom);
        if (closed.isPresent()) {
            return Uni.createFrom().item(closed.get());
        }
        Optional<Problem> problem = problem(body);
        if (body == null || problem.isPresent()) {
            return ProblemResponses.deferred(problem.orElseGet(MediaResource::noBody));
        }
        Admission admission = door.admit(token.get());
        return admission instanceof Admission.Admitted admitted
                ? sessions.open(admitted, body)
                : Uni.createFrom().item(() -> Refusals.refused(admission));
    }

    @PUT
    @Path("/sessions/{sessionId}")
    public Uni<Response> renegotiate(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization,
            SessionBodies.@Nullable Offer body) {
        Optional<Problem> problem = problem(body);
        if (body == null || problem.isPresent()) {
            return ProblemResponses.deferred(problem.orElseGet(MediaResource::noBody));
        }
        return sessions.renegotiate(sessionId, authorization, body);
    }

    @POST
    @Path("/sessions/{sessionId}/active")
    public Uni<Response> activity(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization,
            SessionBodies.@Nullable Activity body) {
        Optional<Problem> problem = body == null ? Optional.of(noBody()) : body.problem();
        if (body == null || problem.isPresent()) {
            return ProblemResponses.deferred(problem.orElseGet(MediaResource::noBody));
        }
        return sessions.setActive(sessionId, authorization, body);
    }

    /** What the client shows, so that it gets no larger pictures than that. */
    @POST
    @Path("/sessions/{sessionId}/view")
    public Uni<Response> view(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization,
            ViewBody.@Nullable Views body) {
        Optional<Problem> problem = body == null ? Optional.of(noBody()) : body.problem();
        if (body == null || problem.isPresent()) {
            return ProblemResponses.deferred(problem.orElseGet(MediaResource::noBody));
        }
        return sessions.view(sessionId, authorization, body);
    }

    @DELETE
    @Path("/sessions/{sessionId}")
    public Uni<Response> close(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return sessions.close(sessionId, authorization);
    }

    private String state(boolean fenced) {
        if (fenced) {
            return "fenced";
        }
        return relay.isDraining() ? "draining" : "ready";
    }

    private static Optional<Problem> problem(SessionBodies.@Nullable Offer body) {
        return body == null ? Optional.of(noBody()) : body.problem();
    }

    private static Problem noBody() {
        return Problem.badRequest("a JSON body is needed");
    }
}
