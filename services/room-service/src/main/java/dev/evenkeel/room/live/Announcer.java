package dev.evenkeel.room.live;

import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.RoomState;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who in the meeting is told what of an event, after the state knows it. */
final class Announcer {
    private Announcer() {}

    static List<Notice> notices(RoomState room, RoomEvent event) {
        return switch (event) {
            case RoomEvent.Started started -> List.of();
            case RoomEvent.Knocked knocked -> lobby(room);
            case RoomEvent.WaitingOver over -> room.isEnded() ? List.of() : lobby(room);
            case RoomEvent.SeatTaken taken ->
                    everybody(new ServerMessage.Joined(Views.Participant.of(taken.seat())));
            case RoomEvent.SeatFreed freed ->
                    freed.reason() == ParticipantLeft.Reason.MEETING_ENDED
                            ? List.of()
                            : everybody(
                                    new ServerMessage.Left(freed.participantId(), freed.reason()));
            case RoomEvent.RoleGiven given -> roleGiven(room, given);
            case RoomEvent.AccessChanged changed ->
                    everybody(new ServerMessage.MeetingChanged(Views.Meeting.of(room)));
            case RoomEvent.MediaChanged changed -> changed(room, changed.participantId());
            case RoomEvent.MediaStopped stopped -> mediaStopped(room, stopped);
            case RoomEvent.ScreenChanged changed -> changed(room, changed.participantId());
            case RoomEvent.HandChanged changed -> changed(room, changed.participantId());
            case RoomEvent.ChatSaid said ->
                    chat(said.message(), new ServerMessage.Said(Views.Chat.of(said.message())));
            case RoomEvent.ChatChanged changed ->
                    chat(
                            changed.message(),
                            new ServerMessage.ChatChanged(Views.Chat.of(changed.message())));
            case RoomEvent.Announced made ->
                    everybody(new ServerMessage.Announced(Views.Announced.of(made.announcement())));
            case RoomEvent.Acknowledged read -> acknowledged(room, read);
            case RoomEvent.PollOpened opened -> poll(room, opened.poll().id());
            case RoomEvent.Voted voted -> poll(room, voted.pollId());
            case RoomEvent.PollClosed closed -> poll(room, closed.pollId());
            case RoomEvent.RecordingStarted started -> recorded(room);
            case RoomEvent.RecordingStopped stopped -> recorded(room);
            case RoomEvent.RecordingConsented said -> recorded(room);
            case RoomEvent.PathTaken taken -> List.of();
            case RoomEvent.TroubleTold told -> List.of();
            case RoomEvent.StreamOffered offered -> List.of();
            case RoomEvent.StreamRevoked revoked -> List.of();
            case RoomEvent.StreamConnected connected -> List.of();
            case RoomEvent.Ended ended -> everybody(new ServerMessage.Over(ended.reason()));
        };
    }

    /** Everybody hears of it, those at the door too: they come into a recorded meeting. */
    private static List<Notice> recorded(RoomState room) {
        return List.of(
                Notice.everybody(new ServerMessage.MeetingChanged(Views.Meeting.of(room))),
                Notice.atTheDoor(
                        new ServerMessage.MeetingChanged(Views.Meeting.fromOutside(room))));
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

    /** Why the socket of somebody ends who was not let in; those who were keep theirs. */
    static Outlet.Closing closing(LobbyLeft.Outcome outcome) {
        return switch (outcome) {
            case ADMITTED, LEFT -> Outlet.Closing.LEFT;
            case DENIED -> Outlet.Closing.DENIED;
            case PASSCODE_CHANGED -> Outlet.Closing.PASSCODE_CHANGED;
            case MEETING_ENDED -> Outlet.Closing.ENDED;
        };
    }

    private static List<Notice> everybody(ServerMessage message) {
        return List.of(Notice.everybody(message));
    }

    private static List<Notice> lobby(RoomState room) {
        return List.of(Notice.hosts(new ServerMessage.Lobby(Views.Knocking.all(room))));
    }

    private static List<Notice> roleGiven(RoomState room, RoomEvent.RoleGiven given) {
        List<Notice> changed = changed(room, given.participantId());
        return room.seat(given.participantId()).filter(seat -> seat.isModerator()).isEmpty()
                ? changed
                : List.of(
                        changed.getFirst(),
                        Notice.only(
                                Set.of(given.participantId()),
                                new ServerMessage.Lobby(Views.Knocking.all(room))));
    }

    private static List<Notice> mediaStopped(RoomState room, RoomEvent.MediaStopped stopped) {
        String by = room.seat(stopped.by()).map(seat -> seat.name()).orElse("");
        List<Notice> changed = changed(room, stopped.participantId());
        return changed.isEmpty()
                ? changed
                : List.of(
                        Notice.only(
                                Set.of(stopped.participantId()),
                                new ServerMessage.MediaStopped(stopped.source(), by)),
                        changed.getFirst());
    }

    private static List<Notice> chat(ChatMessage message, ServerMessage words) {
        ChatMessage.Addressee to = message.to();
        return to == null
                ? everybody(words)
                : List.of(Notice.only(Set.of(message.participantId(), to.participantId()), words));
    }

    private static List<Notice> acknowledged(RoomState room, RoomEvent.Acknowledged read) {
        ServerMessage words =
                new ServerMessage.Acknowledged(
                        read.announcementId().toString(), read.participantId());
        boolean host =
                room.seat(read.participantId()).filter(seat -> seat.isModerator()).isPresent();
        Notice hosts = Notice.hosts(words);
        return host
                ? List.of(hosts)
                : List.of(hosts, Notice.only(Set.of(read.participantId()), words));
    }

    private static List<Notice> poll(RoomState room, UUID pollId) {
        return room.poll(pollId).stream()
                .map(poll -> Notice.everybody(new ServerMessage.PollChanged(Views.Polled.of(poll))))
                .toList();
    }

    private static List<Notice> changed(RoomState room, String participantId) {
        return room.seat(participantId).stream()
                .map(seat ->
                        Notice.everybody(new ServerMessage.Changed(Views.Participant.of(seat))))
                .toList();
    }
}
