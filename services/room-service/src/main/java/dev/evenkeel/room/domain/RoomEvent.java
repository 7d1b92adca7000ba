package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a meeting. Each is applied to the state in memory, written down, and
 * told to everybody in the meeting; some are also told to the world.
 */
public sealed interface RoomEvent {

    /** The first person comes in. */
    record Started(Instant at) implements RoomEvent {}

    record SeatTaken(Seat seat) implements RoomEvent {}

    record SeatFreed(String participantId, ParticipantLeft.Reason reason, Instant at)
            implements RoomEvent {}

    record ChatSaid(ChatMessage message) implements RoomEvent {}

    record MediaChanged(String participantId, boolean microphone, boolean camera)
            implements RoomEvent {}

    /**
     * A participant's media takes another way.
     *
     * @param switched {@code null} when it is the first way, so nothing was switched
     */
    record PathTaken(String participantId, String relayId, @Nullable PathSwitched switched)
            implements RoomEvent {}

    record Ended(MeetingEnded.Reason reason, Instant at) implements RoomEvent {}
}
