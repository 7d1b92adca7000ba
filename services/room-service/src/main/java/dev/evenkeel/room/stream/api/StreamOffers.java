package dev.evenkeel.room.stream.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.api.Refusals;
import dev.evenkeel.room.stream.EntityTags;
import dev.evenkeel.room.stream.StreamSessions;
import dev.evenkeel.room.stream.StreamSessions.Outcome;
import dev.evenkeel.room.turn.IceServer;
import dev.evenkeel.room.turn.TurnServers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the offers of WHIP and WHEP clients (RFC 9725 §4.2). */
@Singleton
class StreamOffers {
    static final String SDP = "application/sdp";

    private static final int LONGEST_OFFER = 32 * 1024;

    private final Bearers bearers;
    private final StreamSessions sessions;
    private final List<String> iceServers;
    private final TurnServers turnServers;

    @Inject
    StreamOffers(
            Bearers bearers, StreamSessions sessions, RoomConfig config, TurnServers turnServers) {
        this.bearers = bearers;
        this.sessions = sessions;
        this.iceServers = config.streamIceServers().orElse(List.of());
        this.turnServers = turnServers;
    }

    /** The ICE servers that everybody is told. */
    List<String> iceServers() {
        return iceServers;
    }

    /** Opens a session by offer and answer. */
    Uni<Response> open(
            Bearers.Address address,
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String offer,
            URI here) {
        return bearers.with(
                address,
                authorization,
                (room, access) ->
                        problem(contentType, offer)
                                .map(ProblemResponses::deferred)
                                .orElseGet(() ->
                                        sessions.open(room, access, offer == null ? "" : offer)
                                                .map(outcome -> answer(outcome, here))));
    }

    /** Whether a content type is this one, parameters aside. */
    static boolean is(String expected, @Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().equalsIgnoreCase(expected);
    }

    private static Optional<Problem> problem(@Nullable String contentType, @Nullable String offer) {
        if (!is(SDP, contentType)) {
            return Optional.of(Problem.unsupportedMediaType(SDP, contentType));
        } else if (offer == null || offer.isBlank()) {
            return Optional.of(Problem.badField("/offer", "an SDP offer (RFC 8829)", "nothing"));
        }
        return offer.length() > LONGEST_OFFER
                ? Optional.of(
                        Problem.tooLarge(
                                "an offer of one audio and one video has at most %d characters"
                                        .formatted(LONGEST_OFFER)))
                : Optional.empty();
    }

    private Response answer(Outcome outcome, URI address) {
        return switch (outcome) {
            case Outcome.Opened opened -> created(opened, address);
            case Outcome.InUse(var wait) ->
                    ProblemResponses.of(
                            Problem.of(409, "stream-in-use", "The token is in use")
                                    .withDetail(
                                            "another client sends or watches with this token; it can"
                                                    + " be used again once that one has ended or"
                                                    + " fallen silent")
                                    .withRetryAfter(wait));
            case Outcome.BadOffer(int status, String problem) ->
                    Response.status(status)
                            .type(ProblemResponses.PROBLEM_JSON)
                            .entity(problem)
                            .build();
            case Outcome.NoRelay() ->
                    ProblemResponses.of(Refusals.tryAgain("no relay of the meeting is ready"));
            case Outcome.Refused(var refusal) -> ProblemResponses.of(Refusals.problem(refusal));
        };
    }

    private Response created(Outcome.Opened opened, URI address) {
        Response.ResponseBuilder answer =
                Response.created(URI.create(address + "/" + opened.session().sessionId()))
                        .type(SDP)
                        .header(HttpHeaders.ETAG, EntityTags.quoted(opened.session().entityTag()))
                        .header("Accept-Patch", StreamChanges.FRAGMENT)
                        .entity(opened.answer());
        iceServers.forEach(link -> answer.header(HttpHeaders.LINK, link));
        turnServers.openedFor(opened.session().participantId()).stream()
                .flatMap(IceServer::links)
                .forEach(link -> answer.header(HttpHeaders.LINK, link));
        return answer.build();
    }
}
