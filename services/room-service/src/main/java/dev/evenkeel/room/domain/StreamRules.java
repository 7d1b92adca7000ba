package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantKind;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.StreamUse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who comes into a meeting, or watches it, without our page. */
public final class StreamRules {
    /** More than so many nobody keeps an eye on. */
    static final int MOST = 20;

    private StreamRules() {}

    /**
     * A session that a relay has opened for a stream.
     *
     * @param replaces the session before, if the stream had one
     * @param seatKey of the seat, should one be taken; nobody is told it
     */
    public record Opened(
            StreamSession session,
            @Nullable StreamSession replaces,
            boolean audio,
            boolean video,
            KeyHash seatKey) {}

    /** A host gives an address and a token. */
    public static Decision<Reply<StreamAccess>> offer(RoomState room, StreamAccess access) {
        if (room.isEnded()) {
            return Decision.refused(new Refusal.Ended());
        }
        return room.streams().all().size() >= MOST
                ? Decision.refused(
                        new Refusal.Overtaken(
                                "the meeting has %d streams; revoke one first".formatted(MOST)))
                : Decision.done(access, new RoomEvent.StreamOffered(access));
    }

    /** A host takes it back; what is in use by it is out at once. */
    public static Decision<Reply<Boolean>> revoke(
            RoomState room, @Nullable String by, UUID id, Instant now) {
        return room.streams()
                .find(id)
                .map(access -> {
                    List<RoomEvent> events = removed(access, now);
                    events.add(new RoomEvent.StreamRevoked(id, by, now));
                    return new Decision<Reply<Boolean>>(new Reply.Done<>(true), events);
                })
                .orElseGet(() -> Decision.refused(new Refusal.NotThere("stream", id.toString())));
    }

    /** It takes a seat, or goes on in the one it has over another session. */
    public static Decision<Reply<Boolean>> connect(
            RoomState room, UUID id, Opened opened, Instant now) {
        Optional<StreamAccess> access = room.streams().find(id);
        if (room.isEnded()) {
            return Decision.refused(new Refusal.Ended());
        } else if (access.isEmpty()) {
            return Decision.refused(new Refusal.NotThere("stream", id.toString()));
        }
        if (!Objects.equals(access.get().session(), opened.replaces())) {
            return Decision.refused(new Refusal.Overtaken("the token was used just now"));
        }
        Optional<Seat> seat = room.seat(opened.session().participantId());
        if (seat.isEmpty() && room.freeSeats() == 0) {
            return Decision.refused(new Refusal.Full(room.seats().size()));
        }
        List<RoomEvent> events =
                seat.map(kept -> moved(kept, access.get(), opened))
                        .orElseGet(() -> seated(room, access.get(), opened, now));
        events.add(new RoomEvent.StreamConnected(id, opened.session()));
        return new Decision<>(new Reply.Done<>(true), events);
    }

    /** ICE begins anew. */
    public static Decision<Reply<Boolean>> restarted(
            RoomState room, UUID id, StreamSession session) {
        boolean same =
                room.streams()
                        .find(id)
                        .map(StreamAccess::session)
                        .filter(known -> known.sessionId().equals(session.sessionId()))
                        .isPresent();
        return same
                ? Decision.done(true, new RoomEvent.StreamConnected(id, session))
                : Decision.refused(new Refusal.NotThere("session", session.sessionId()));
    }

    private static List<RoomEvent> removed(StreamAccess access, Instant now) {
        List<RoomEvent> events = new ArrayList<>();
        StreamSession session = access.session();
        if (session != null) {
            events.add(
                    new RoomEvent.SeatFreed(
                            session.participantId(), ParticipantLeft.Reason.REMOVED, now));
        }
        return events;
    }

    private static List<RoomEvent> moved(Seat seat, StreamAccess access, Opened opened) {
        List<RoomEvent> events = new ArrayList<>();
        boolean publishes = access.use() == StreamUse.PUBLISH;
        boolean audio = publishes && opened.audio();
        boolean video = publishes && opened.video();
        if (seat.microphone() != audio || seat.camera() != video) {
            events.add(new RoomEvent.MediaChanged(seat.participantId(), audio, video));
        }
        if (!opened.session().relayId().equals(seat.relayId())) {
            events.add(
                    new RoomEvent.PathTaken(
                            seat.participantId(), opened.session().relayId(), null));
        }
        return events;
    }

    private static List<RoomEvent> seated(
            RoomState room, StreamAccess access, Opened opened, Instant now) {
        boolean publishes = access.use() == StreamUse.PUBLISH;
        Seat seat =
                Seat.of(
                        publishes ? ParticipantKind.STREAM : ParticipantKind.WATCHER,
                        opened.session().participantId(),
                        access.name(),
                        now,
                        opened.session().relayId(),
                        opened.seatKey());
        List<RoomEvent> events = new ArrayList<>();
        if (room.startedAt() == null) {
            events.add(new RoomEvent.Started(now));
        }
        events.add(
                new RoomEvent.SeatTaken(
                        publishes ? seat.withMedia(opened.audio(), opened.video()) : seat));
        events.addAll(RecordingRules.streamed(room, List.of(seat), now));
        return events;
    }
}
