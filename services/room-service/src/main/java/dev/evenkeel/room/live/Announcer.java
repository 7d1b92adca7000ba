package dev.evenkeel.room.live;

import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.RoomState;
import java.util.Optional;

/** What people in the meeting are told of an event, after the state knows it. */
final class Announcer {
    private Announcer() {}

    static Optional<ServerMessage> message(RoomState room, RoomEvent event) {
        return switch (event) {
            case RoomEvent.Started started -> Optional.empty();
            case RoomEvent.SeatTaken taken ->
                    Optional.of(new ServerMessage.Joined(Views.Participant.of(taken.seat())));
            case RoomEvent.SeatFreed freed ->
                    freed.reason() == ParticipantLeft.Reason.MEETING_ENDED
                            ? Optional.empty()
                            : Optional.of(
                                    new ServerMessage.Left(freed.participantId(), freed.reason()));
            case RoomEvent.ChatSaid said ->
                    Optional.of(new ServerMessage.Said(Views.Chat.of(said.message())));
            case RoomEvent.MediaChanged changed -> changed(room, changed.participantId());
            case RoomEvent.PathTaken taken -> changed(room, taken.participantId());
            case RoomEvent.Ended ended -> Optional.of(new ServerMessage.Over(ended.reason()));
        };
    }

    /** Why a participant's own socket ends with its seat. */
    static Outlet.Closing closing(ParticipantLeft.Reason reason) {
        return switch (reason) {
            case REMOVED -> Outlet.Closing.REMOVED;
            case LEFT -> Outlet.Closing.LEFT;
            case CONNECTION_LOST -> Outlet.Closing.NOT_ADMITTED;
            case MEETING_ENDED -> Outlet.Closing.ENDED;
        };
    }

    private static Optional<ServerMessage> changed(RoomState room, String participantId) {
        return room.seat(participantId)
                .map(seat -> new ServerMessage.Changed(Views.Participant.of(seat)));
    }
}
