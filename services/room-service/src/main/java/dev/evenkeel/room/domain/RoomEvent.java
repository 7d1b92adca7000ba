package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.MediaSource;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a meeting. Each is applied to the state in memory, written down, and
 * told to those in the meeting whom it concerns; some are also told to the world.
 */
public sealed interface RoomEvent {

    /** The first person comes in. */
    record Started(Instant at) implements RoomEvent {}

    /** Somebody has to wait at the door. */
    record Knocked(Waiting waiting) implements RoomEvent {}

    /**
     * Somebody waits no more.
     *
     * @param by who decided; {@code null} when nobody did
     */
    record WaitingOver(
            String participantId, LobbyLeft.Outcome outcome, @Nullable String by, Instant at)
            implements RoomEvent {}

    record SeatTaken(Seat seat) implements RoomEvent {}

    record SeatFreed(String participantId, ParticipantLeft.Reason reason, Instant at)
            implements RoomEvent {}

    record RoleGiven(String participantId, ParticipantRole role, String by, Instant at)
            implements RoomEvent {}

    record AccessChanged(Access access, String by, Instant at) implements RoomEvent {}

    record MediaChanged(String participantId, boolean microphone, boolean camera)
            implements RoomEvent {}

    /** Somebody else switched it off. */
    record MediaStopped(String participantId, MediaSource source, String by, Instant at)
            implements RoomEvent {}

    record ScreenChanged(String participantId, boolean sharing, Instant at) implements RoomEvent {}

    record HandChanged(String participantId, boolean raised, String by, Instant at)
            implements RoomEvent {}

    /**
     * @param recordingId the recording it is part of; {@code null}: of none
     */
    record ChatSaid(ChatMessage message, @Nullable String recordingId) implements RoomEvent {}

    /**
     * A message reads differently now, or is gone; the same place, the same author.
     *
     * @param recordingId the recording it is part of; {@code null}: of none
     */
    record ChatChanged(ChatMessage message, @Nullable String recordingId) implements RoomEvent {}

    record Announced(Announcement announcement) implements RoomEvent {}

    record Acknowledged(UUID announcementId, String participantId, Instant at)
            implements RoomEvent {}

    record PollOpened(Poll poll) implements RoomEvent {}

    /**
     * @param anonymous what was chosen is counted but never kept with the person
     */
    record Voted(
            UUID pollId,
            String participantId,
            String name,
            List<Integer> choices,
            boolean anonymous,
            Instant at)
            implements RoomEvent {
        public Voted {
            choices = List.copyOf(choices);
        }
    }

    record PollClosed(UUID pollId, int voters, String by, Instant at) implements RoomEvent {}

    /**
     * A participant's media takes another way.
     *
     * @param switched {@code null} when it is the first way, so nothing was switched
     */
    record PathTaken(String participantId, String relayId, @Nullable PathSwitched switched)
            implements RoomEvent {}

    /** What a participant's client says of its media; changes nothing of the room. */
    record TroubleTold(MediaTrouble trouble) implements RoomEvent {}

    /** The meeting is recorded from now on: those who agree. */
    record RecordingStarted(Recording recording) implements RoomEvent {}

    /**
     * @param by nobody when the meeting ended, or the recorder had no room
     */
    record RecordingStopped(String recordingId, @Nullable String by, Instant at)
            implements RoomEvent {}

    /** Somebody said whether to be recorded. */
    record RecordingConsented(
            String recordingId, String participantId, String name, boolean agreed, Instant at)
            implements RoomEvent {}

    /** Something outside may come in, or watch. */
    record StreamOffered(StreamAccess access) implements RoomEvent {}

    /**
     * @param by nobody in the meeting when {@code null}
     */
    record StreamRevoked(UUID id, @Nullable String by, Instant at) implements RoomEvent {}

    /** It did, or its session is another one now. */
    record StreamConnected(UUID id, StreamSession session) implements RoomEvent {}

    record Ended(MeetingEnded.Reason reason, Instant at) implements RoomEvent {}
}
