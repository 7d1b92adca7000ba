package dev.evenkeel.room.stream;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.control.RelayStreams;
import dev.evenkeel.room.control.RelayStreams.Opening;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Keys;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Rules;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamRules;
import dev.evenkeel.room.domain.StreamSession;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.stream.domain.SdpText;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens, restarts and ends the sessions of streams: here the seat, on a relay the media. */
@Singleton
public class StreamSessions {
    /** A client that was heard so lately is still there; another with its token has to wait. */
    static final Duration THERE = Duration.ofSeconds(2);

    private final RelayStreams relays;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    StreamSessions(RelayStreams relays, Identifiers identifiers, Clock clock) {
        this.relays = relays;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** What came of an offer. */
    public sealed interface Outcome {
        record Opened(StreamSession session, String answer) implements Outcome {}

        /** The token is in use by a client that is heard. */
        record InUse(Duration tryAgainAfter) implements Outcome {}

        /**
         * The offer is at fault.
         *
         * @param problem RFC 9457
         */
        record BadOffer(int status, String problem) implements Outcome {}

        record NoRelay() implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** A session after ICE began anew. */
    public record Restarted(StreamSession session, String password) {}

    /** Opens a session; one whose client has gone silent is replaced, and keeps its seat. */
    public Uni<Outcome> open(LiveRoom room, StreamAccess access, String offer) {
        StreamSession before = access.session();
        if (before == null) {
            return begin(room, access, null, offer);
        }
        return relays.silence(before.relayId(), before.sessionId())
                .chain(silence ->
                        silence.filter(since -> since.compareTo(THERE) < 0).isPresent()
                                ? Uni.createFrom().item(new Outcome.InUse(THERE))
                                : begin(room, access, before, offer));
    }

    /** Begins ICE anew; empty when the session is gone, or its relay does not answer. */
    public Uni<Optional<Restarted>> restart(
            LiveRoom room, StreamAccess access, StreamSession session, String remoteUfrag) {
        return relays.restartIce(session.relayId(), session.sessionId())
                .map(answer ->
                        answer.flatMap(ice -> {
                            StreamSession next = session.restarted(ice.ufrag(), remoteUfrag);
                            Reply<Boolean> kept =
                                    room.decide(state ->
                                            StreamRules.restarted(state, access.id(), next));
                            return kept instanceof Reply.Done<Boolean>
                                    ? Optional.of(new Restarted(next, ice.password()))
                                    : Optional.empty();
                        }));
    }

    /** The client goes. */
    public void end(LiveRoom room, StreamSession session) {
        relays.end(session.relayId(), session.sessionId());
        room.decide(state ->
                Rules.free(
                        state,
                        session.participantId(),
                        ParticipantLeft.Reason.LEFT,
                        clock.instant()));
    }

    private Uni<Outcome> begin(
            LiveRoom room, StreamAccess access, @Nullable StreamSession before, String offer) {
        String participantId =
                before == null ? identifiers.participantId() : before.participantId();
        return relays.open(room.meetingId(), room.placement(), participantId, access.use(), offer)
                .map(opening ->
                        switch (opening) {
                            case Opening.Opened opened ->
                                    seat(room, access, before, participantId, offer, opened);
                            case Opening.Refused(int status, String problem) ->
                                    new Outcome.BadOffer(status, problem);
                            case Opening.Nowhere() -> new Outcome.NoRelay();
                        });
    }

    private Outcome seat(
            LiveRoom room,
            StreamAccess access,
            @Nullable StreamSession before,
            String participantId,
            String offer,
            Opening.Opened opened) {
        StreamSession session =
                new StreamSession(
                        opened.sessionId(),
                        opened.relayId(),
                        participantId,
                        SdpText.ufrag(opened.answer()),
                        SdpText.ufrag(offer));
        StreamRules.Opened connected =
                new StreamRules.Opened(
                        session,
                        before,
                        SdpText.has("audio", offer),
                        SdpText.has("video", offer),
                        KeyHash.of(Keys.draw(random)));
        Reply<Boolean> reply =
                room.decide(state ->
                        StreamRules.connect(state, access.id(), connected, clock.instant()));
        if (reply instanceof Reply.Refused<Boolean>(Refusal refusal)) {
            relays.end(session.relayId(), session.sessionId());
            return new Outcome.Refused(refusal);
        }
        if (before != null) {
            relays.end(before.relayId(), before.sessionId());
        }
        return new Outcome.Opened(session, opened.answer());
    }
}
