package dev.evenkeel.room.store;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.domain.Seat;
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
            case RoomEvent.Ended ended ->
                    List.of(
                            events.create(
                                    EventTypes.MEETING_ENDED,
                                    id,
                                    new MeetingEnded(id, ended.reason(), ended.at())),
                            events.create(EventTypes.MEETING_PLACED, id, null));
            case RoomEvent.ChatSaid said -> List.of();
            case RoomEvent.MediaChanged changed -> List.of();
        };
    }

    private static ParticipantJoined joined(String meetingId, Seat seat) {
        return new ParticipantJoined(
                meetingId, seat.participantId(), seat.name(), seat.role(), seat.joinedAt());
    }
}
