package dev.evenkeel.room.stream.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamSession;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.stream.EntityTags;
import dev.evenkeel.room.stream.StreamSessions;
import dev.evenkeel.room.stream.domain.SdpFragment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A session of a stream: trickle ICE, ICE restarts, the end (RFC 9725 §4.2, §4.3). */
@Singleton
class StreamChanges {
    static final String FRAGMENT = "application/trickle-ice-sdpfrag";

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Bearers bearers;
    private final StreamSessions sessions;

    @Inject
    StreamChanges(Bearers bearers, StreamSessions sessions) {
        this.bearers = bearers;
        this.sessions = sessions;
    }

    /** Ends the session. */
    Uni<Response> end(Bearers.Address address, String sessionId, @Nullable String authorization) {
        return bearers.with(
                address,
                authorization,
                (room, access) ->
                        session(access, sessionId)
                                .map(session -> {
                                    sessions.end(room, session);
                                    return Uni.createFrom().item(Response.ok().build());
                                })
                                .orElseGet(() -> nowhere(sessionId)));
    }

    /** Takes candidates, or begins ICE anew. */
    Uni<Response> patch(
            Bearers.Address address,
            String sessionId,
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String ifMatch,
            @Nullable String body) {
        return bearers.with(
                address,
                authorization,
                (room, access) ->
                        session(access, sessionId)
                                .map(session ->
                                        read(
                                                contentType,
                                                body,
                                                fragment ->
                                                        patch(
                                                                room, access, session, ifMatch,
                                                                fragment)))
                                .orElseGet(() -> nowhere(sessionId)));
    }

    private static Uni<Response> read(
            @Nullable String contentType,
            @Nullable String body,
            Function<SdpFragment, Uni<Response>> work) {
        if (!StreamOffers.is(FRAGMENT, contentType)) {
            return ProblemResponses.deferred(Problem.unsupportedMediaType(FRAGMENT, contentType));
        }
        return switch (SdpFragment.read(body == null ? "" : body)) {
            case SdpFragment.Result.Malformed(String expected, String actual) ->
                    ProblemResponses.deferred(Problem.badField("/fragment", expected, actual));
            case SdpFragment.Result.Read(SdpFragment fragment) -> work.apply(fragment);
        };
    }

    private Uni<Response> patch(
            LiveRoom room,
            StreamAccess access,
            StreamSession session,
            @Nullable String ifMatch,
            SdpFragment fragment) {
        if (ifMatch == null) {
            return ProblemResponses.deferred(
                    Problem.of(428, "precondition-required", "If-Match is needed")
                            .withDetail(
                                    "If-Match names the ICE session: its ETag for candidates, * for"
                                            + " an ICE restart"));
        }
        String ufrag = fragment.ufrag();
        boolean anew = ufrag != null && !ufrag.equals(session.remoteUfrag());
        if (EntityTags.isAny(ifMatch)) {
            return ufrag != null && anew
                    ? restart(room, access, session, ufrag)
                    : Uni.createFrom().item(() -> Response.noContent().build());
        } else if (!EntityTags.matches(ifMatch, session.entityTag())) {
            return ProblemResponses.deferred(
                    Problem.of(412, "precondition-failed", "Another ICE session goes on")
                            .withField(
                                    "If-Match", EntityTags.quoted(session.entityTag()), ifMatch));
        }
        return anew
                ? ProblemResponses.deferred(
                        Problem.of(422, "ice-restart", "Credentials of another ICE session")
                                .withField("If-Match", "* for an ICE restart", ifMatch))
                : Uni.createFrom().item(() -> Response.noContent().build());
    }

    private Uni<Response> restart(
            LiveRoom room, StreamAccess access, StreamSession session, String ufrag) {
        return sessions.restart(room, access, session, ufrag)
                .map(answer ->
                        answer.map(StreamChanges::restarted)
                                .orElseGet(() ->
                                        ProblemResponses.of(
                                                Problem.unavailable(
                                                        "the relay does not answer: post a new"
                                                                + " offer",
                                                        SHORTLY))));
    }

    private static Response restarted(StreamSessions.Restarted ice) {
        String tag = ice.session().entityTag();
        return Response.ok(SdpFragment.write(tag, ice.password()))
                .type(FRAGMENT)
                .header(HttpHeaders.ETAG, EntityTags.quoted(tag))
                .build();
    }

    private static Optional<StreamSession> session(StreamAccess access, String sessionId) {
        return Optional.ofNullable(access.session())
                .filter(session -> session.sessionId().equals(sessionId));
    }

    private static Uni<Response> nowhere(String sessionId) {
        return ProblemResponses.deferred(Problem.notFound("session", sessionId));
    }
}
