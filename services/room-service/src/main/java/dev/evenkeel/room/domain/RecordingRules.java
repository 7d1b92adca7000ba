package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.ParticipantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a meeting is recorded, and who of the people in it is. */
public final class RecordingRules {
    private RecordingRules() {}

    /**
     * A host has the meeting recorded, and by that agrees to it. Asked for again nothing happens.
     *
     * @param id chosen by who asks
     */
    public static Decision<Reply<Boolean>> start(RoomState room, Seat by, UUID id, Instant now) {
        if (room.recording() != null) {
            return Decision.done(false);
        }
        String recordingId = "rec-" + id.toString().replace("-", "");
        List<RoomEvent> events = new ArrayList<>();
        events.add(
                new RoomEvent.RecordingStarted(
                        Recording.begun(recordingId, by.participantId(), now)));
        events.add(agreed(recordingId, by, now));
        events.addAll(streamed(recordingId, room.seats(), now));
        return new Decision<>(new Reply.Done<>(true), events);
    }

    /** Nobody asks a stream: the host who brought it in wants it seen. */
    static List<RoomEvent> streamed(RoomState room, List<Seat> seats, Instant now) {
        Recording recording = room.recording();
        return recording == null ? List.of() : streamed(recording.recordingId(), seats, now);
    }

    private static List<RoomEvent> streamed(String recordingId, List<Seat> seats, Instant now) {
        return seats.stream()
                .filter(seat -> seat.kind() == ParticipantKind.STREAM)
                .map(seat -> agreed(recordingId, seat, now))
                .toList();
    }

    private static RoomEvent agreed(String recordingId, Seat seat, Instant now) {
        return new RoomEvent.RecordingConsented(
                recordingId, seat.participantId(), seat.name(), true, now);
    }

    /** A host has it recorded no more. */
    public static Decision<Reply<Boolean>> stop(RoomState room, Seat by, Instant now) {
        Recording recording = room.recording();
        return recording == null
                ? Decision.done(false)
                : Decision.done(true, stopped(recording, by.participantId(), now));
    }

    /** The recorder has no room for it: nothing of it was kept. Told again nothing happens. */
    public static Decision<Reply<Boolean>> refused(
            RoomState room, String recordingId, Instant now) {
        Recording recording = room.recording();
        return recording == null || !recording.recordingId().equals(recordingId)
                ? Decision.done(false)
                : Decision.done(true, stopped(recording, null, now));
    }

    /** Somebody agrees to be recorded, or does not; either may be said again. */
    public static Decision<Reply<Boolean>> consent(
            RoomState room, Seat seat, boolean agreed, Instant now) {
        Recording recording = room.recording();
        if (recording == null) {
            return Decision.refused(new Refusal.Overtaken("the meeting is not recorded"));
        }
        Boolean said = recording.consents().get(seat.participantId());
        return said != null && said == agreed
                ? Decision.done(false)
                : Decision.done(
                        true,
                        new RoomEvent.RecordingConsented(
                                recording.recordingId(),
                                seat.participantId(),
                                seat.name(),
                                agreed,
                                now));
    }

    /** What has to happen before a meeting can end. */
    static List<RoomEvent> over(RoomState room, Instant now) {
        List<RoomEvent> events = new ArrayList<>();
        Recording recording = room.recording();
        if (recording != null) {
            events.add(stopped(recording, null, now));
        }
        return events;
    }

    private static RoomEvent stopped(Recording recording, @Nullable String by, Instant now) {
        return new RoomEvent.RecordingStopped(recording.recordingId(), by, now);
    }
}
