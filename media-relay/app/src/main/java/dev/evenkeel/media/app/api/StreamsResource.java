package dev.evenkeel.media.app.api;

import dev.evenkeel.media.app.admission.Headroom;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.placement.BridgeAddresses;
import dev.evenkeel.media.app.placement.Placements;
import dev.evenkeel.media.app.placement.Told;
import dev.evenkeel.media.sfu.OpenOutcome;
import dev.evenkeel.media.sfu.sdp.StreamOffer;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.platform.token.TokenClaims;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The half of WHIP and WHEP that is here: room-service knows who may, and passes on what clients
 * offer.
 */
@Path("/control/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StreamsResource {
    private final RunningRelay relay;
    private final Headroom headroom;
    private final ServiceCalls calls;
    private final BridgeAddresses addresses;
    private final Placements placements;

    StreamsResource(
            RunningRelay relay,
            Headroom headroom,
            ServiceCalls calls,
            BridgeAddresses addresses,
            Placements placements) {
        this.relay = relay;
        this.headroom = headroom;
        this.calls = calls;
        this.addresses = addresses;
        this.placements = placements;
    }

    record Opened(String sessionId, String answer) {}

    /** Blocking, because a bridge address may be a name to look up. */
    @POST
    @Path("/meetings/{meetingId}/streams")
    @Blocking
    public Uni<Response> open(
            @PathParam("meetingId") String meetingId,
            @HeaderParam("Authorization") @Nullable String authorization,
            @Nullable StreamBody body) {
        return calls.asService(authorization, claims -> open(meetingId, body, claims));
    }

    /** Whether the session lives. */
    @GET
    @Path("/sessions/{sessionId}")
    public Uni<Response> life(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        relay.ask(running -> running.life(sessionId))
                                .map(life -> found(life, sessionId)));
    }

    /** The client begins ICE anew. */
    @POST
    @Path("/sessions/{sessionId}/ice")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> restartIce(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        relay.ask(running -> running.restartIce(sessionId))
                                .map(ice -> found(ice, sessionId)));
    }

    @DELETE
    @Path("/sessions/{sessionId}")
    public Uni<Response> close(
            @PathParam("sessionId") String sessionId,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return calls.asService(
                authorization,
                _ ->
                        relay.ask(running -> running.close(sessionId))
                                .map(found ->
                                        found ? Response.noContent().build() : nowhere(sessionId)));
    }

    private Uni<Response> open(String meetingId, @Nullable StreamBody body, TokenClaims claims) {
        Optional<Problem> problem =
                body == null
                        ? Optional.of(Problem.badRequest("a JSON body is needed"))
                        : body.problem();
        if (body == null || problem.isPresent()) {
            return ProblemResponses.deferred(problem.orElseGet(Problem::internal));
        }
        Optional<Response> closed = Refusals.closed(relay, headroom);
        if (closed.isPresent()) {
            return Uni.createFrom().item(closed.get());
        }
        return switch (body.read()) {
            case StreamOffer.Result.Malformed(OpenOutcome.BadOffer bad) ->
                    ProblemResponses.deferred(
                            Problem.badField("/offer", bad.expected(), bad.actual()));
            case StreamOffer.Result.Unprocessable(OpenOutcome.BadOffer bad) ->
                    ProblemResponses.deferred(
                            Problem.of(422, "unprocessable-offer", "The offer can't be met")
                                    .withField("/offer", bad.expected(), bad.actual()));
            case StreamOffer.Result.NotAcceptable(String expected, String actual) ->
                    ProblemResponses.deferred(
                            Problem.of(406, "not-acceptable", "The offer doesn't fit")
                                    .withField("/offer", expected, actual));
            case StreamOffer.Result.Readable offered -> open(meetingId, body, offered, claims);
        };
    }

    private Uni<Response> open(
            String meetingId,
            StreamBody body,
            StreamOffer.Result.Readable offered,
            TokenClaims claims) {
        Optional<String> bad = addresses.learn(body.where().addresses());
        if (bad.isPresent()) {
            return ProblemResponses.deferred(
                    Problem.badField("/placement/bridges/" + bad.get(), "host:port", null));
        }
        return placements
                .arrive(meetingId, body.where().whereabouts(), claims.issuedAt())
                .chain(told -> open(meetingId, body, offered, told))
                .map(outcome -> Refusals.answer(outcome, "", StreamsResource::created));
    }

    private Uni<OpenOutcome> open(
            String meetingId, StreamBody body, StreamOffer.Result.Readable offered, Told told) {
        return switch (told) {
            case Told.Taken _ ->
                    relay.ask(running -> running.open(body.request(meetingId, offered)));
            case Told.Stale stale ->
                    Uni.createFrom()
                            .item(new OpenOutcome.StaleEpoch(stale.offered(), stale.current()));
            case Told.TooOld _ -> Uni.createFrom().item(new OpenOutcome.Fenced());
        };
    }

    private static Response created(OpenOutcome.Opened opened) {
        return Response.status(Response.Status.CREATED)
                .entity(new Opened(opened.sessionId(), opened.answer()))
                .build();
    }

    private static <T> Response found(Optional<T> what, String sessionId) {
        return what.map(found -> Response.ok(found).build()).orElseGet(() -> nowhere(sessionId));
    }

    private static Response nowhere(String sessionId) {
        return ProblemResponses.of(Problem.notFound("session", sessionId));
    }
}
