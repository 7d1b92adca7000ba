package dev.evenkeel.room.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.AccessChanged;
import dev.evenkeel.contracts.meeting.AnnouncementAcknowledged;
import dev.evenkeel.contracts.meeting.AnnouncementMade;
import dev.evenkeel.contracts.meeting.HandChanged;
import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.MediaStopped;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PollClosed;
import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.contracts.meeting.RecordingConsented;
import dev.evenkeel.contracts.meeting.RecordingStarted;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.contracts.meeting.RoleChanged;
import dev.evenkeel.contracts.meeting.ScreenShareChanged;
import dev.evenkeel.contracts.meeting.StreamOffered;
import dev.evenkeel.contracts.meeting.StreamRevoked;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.Waiting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Which of a meeting's events the world hears of, and in which words. */
@Singleton
class Lifecycle {
    private final EventFactory events;

    @Inject
    Lifecycle(EventFactory events) {
        this.events = events;
    }

    List<Event<?>> of(MeetingRecord meeting, RoomEvent event) {
        String id = meeting.meetingId();
        return switch (event) {
            case RoomEvent.Started started ->
                    List.of(
                            events.create(
                                    EventTypes.MEETING_STARTED,
                                    id,
                                    new MeetingStarted(id, meeting.title(), started.at())));
            case RoomEvent.SeatTaken taken ->
                    List.of(
                            events.create(
                                    EventTypes.PARTICIPANT_JOINED, id, joined(id, taken.seat())));
            case RoomEvent.SeatFreed freed ->
                    List.of(
                            events.create(
                                    EventTypes.PARTICIPANT_LEFT,
                                    id,
                                    new ParticipantLeft(
                                            id,
                                            freed.participantId(),
                                            freed.reason(),
                                            freed.at())));
            case RoomEvent.PathTaken taken ->
                    taken.switched() == null
                            ? List.of()
                            : List.of(
                                    events.create(EventTypes.PATH_SWITCHED, id, taken.switched()));
            case RoomEvent.TroubleTold told -> told(EventTypes.MEDIA_TROUBLE, id, told.trouble());
            case RoomEvent.Ended ended ->
                    List.of(
                            events.create(
                                    EventTypes.MEETING_ENDED,
                                    id,
                                    new MeetingEnded(id, ended.reason(), ended.at())),
                            events.create(EventTypes.MEETING_PLACED, id, null));
            case RoomEvent.Knocked knocked ->
                    told(EventTypes.LOBBY_ENTERED, id, entered(id, knocked.waiting()));
            case RoomEvent.WaitingOver over ->
                    told(
                            EventTypes.LOBBY_LEFT,
                            id,
                            new LobbyLeft(
                                    id,
                                    over.participantId(),
                                    over.outcome(),
                                    over.by(),
                                    over.at()));
            case RoomEvent.RoleGiven given ->
                    told(
                            EventTypes.ROLE_CHANGED,
                            id,
                            new RoleChanged(
                                    id,
                                    given.participantId(),
                                    given.role(),
                                    given.by(),
                                    given.at()));
            case RoomEvent.AccessChanged changed ->
                    told(EventTypes.ACCESS_CHANGED, id, access(id, changed));
            case RoomEvent.MediaStopped stopped ->
                    told(
                            EventTypes.MEDIA_STOPPED,
                            id,
                            new MediaStopped(
                                    id,
                                    stopped.participantId(),
                                    stopped.source(),
                                    stopped.by(),
                                    stopped.at()));
            case RoomEvent.ScreenChanged changed ->
                    told(
                            EventTypes.SCREEN_SHARE_CHANGED,
                            id,
                            new ScreenShareChanged(
                                    id, changed.participantId(), changed.sharing(), changed.at()));
            case RoomEvent.HandChanged changed ->
                    told(
                            EventTypes.HAND_CHANGED,
                            id,
                            new HandChanged(
                                    id,
                                    changed.participantId(),
                                    changed.raised(),
                                    changed.by(),
                                    changed.at()));
            case RoomEvent.Announced made ->
                    told(
                            EventTypes.ANNOUNCEMENT_MADE,
                            id,
                            new AnnouncementMade(
                                    id,
                                    made.announcement().id().toString(),
                                    made.announcement().participantId(),
                                    made.announcement().at()));
            case RoomEvent.Acknowledged read ->
                    told(
                            EventTypes.ANNOUNCEMENT_ACKNOWLEDGED,
                            id,
                            new AnnouncementAcknowledged(
                                    id,
                                    read.announcementId().toString(),
                                    read.participantId(),
                                    read.at()));
            case RoomEvent.PollOpened opened ->
                    told(EventTypes.POLL_OPENED, id, opened(id, opened.poll()));
            case RoomEvent.PollClosed closed ->
                    told(
                            EventTypes.POLL_CLOSED,
                            id,
                            new PollClosed(
                                    id,
                                    closed.pollId().toString(),
                                    closed.voters(),
                                    closed.by(),
                                    closed.at()));
            case RoomEvent.RecordingStarted started ->
                    told(
                            EventTypes.RECORDING_STARTED,
                            id,
                            new RecordingStarted(
                                    id,
                                    started.recording().recordingId(),
                                    meeting.title(),
                                    started.recording().by(),
                                    started.recording().startedAt()));
            case RoomEvent.RecordingStopped stopped ->
                    told(
                            EventTypes.RECORDING_STOPPED,
                            id,
                            new RecordingStopped(
                                    id, stopped.recordingId(), stopped.by(), stopped.at()));
            case RoomEvent.RecordingConsented said ->
                    told(
                            EventTypes.RECORDING_CONSENTED,
                            id,
                            new RecordingConsented(
                                    id,
                                    said.recordingId(),
                                    said.participantId(),
                                    said.name(),
                                    said.agreed(),
                                    said.at()));
            case RoomEvent.StreamOffered(StreamAccess access) ->
                    told(EventTypes.STREAM_OFFERED, id, offered(id, access));
            case RoomEvent.StreamRevoked revoked ->
                    told(
                            EventTypes.STREAM_REVOKED,
                            id,
                            new StreamRevoked(
                                    id, revoked.id().toString(), revoked.by(), revoked.at()));
            case RoomEvent.StreamConnected connected -> List.of();
            case RoomEvent.Voted voted -> List.of();
            case RoomEvent.ChatSaid(ChatMessage message, String recording) ->
                    recording == null
                            ? List.of()
                            : told(
                                    EventTypes.CHAT_SAID,
                                    id,
                                    RecordedChat.said(id, recording, message));
            case RoomEvent.ChatChanged(ChatMessage message, String recording) ->
                    recording == null
                            ? List.of()
                            : told(
                                    EventTypes.CHAT_CHANGED,
                                    id,
                                    RecordedChat.changed(id, recording, message));
            case RoomEvent.MediaChanged changed -> List.of();
        };
    }

    private <T> List<Event<?>> told(EventType<T> type, String meetingId, T data) {
        return List.of(events.create(type, meetingId, data));
    }

    private static LobbyEntered entered(String meetingId, Waiting person) {
        return new LobbyEntered(
                meetingId, person.participantId(), person.name(), person.reason(), person.since());
    }

    private static AccessChanged access(String meetingId, RoomEvent.AccessChanged changed) {
        Access access = changed.access();
        return new AccessChanged(
                meetingId,
                access.locked(),
                access.passcode() != null,
                access.lobby(),
                access.waitForHost(),
                changed.by(),
                changed.at());
    }

    private static PollOpened opened(String meetingId, Poll poll) {
        return new PollOpened(
                meetingId,
                poll.id().toString(),
                poll.kind(),
                poll.anonymous(),
                poll.options().size(),
                poll.participantId(),
                poll.openedAt());
    }

    private static ParticipantJoined joined(String meetingId, Seat seat) {
        return new ParticipantJoined(
                meetingId,
                seat.participantId(),
                seat.name(),
                seat.role(),
                seat.kind(),
                seat.joinedAt(),
                seat.branch() == 0 ? null : seat.branch());
    }

    private static StreamOffered offered(String meetingId, StreamAccess access) {
        return new StreamOffered(
                meetingId,
                access.id().toString(),
                access.use(),
                access.name(),
                access.by(),
                access.offeredAt(),
                access.expiresAt());
    }
}
