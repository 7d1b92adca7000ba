package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Waiting;
import java.util.Map;

/** What one person is told who comes in, comes back, or has to follow the meeting elsewhere. */
final class Greetings {
    private final MessageCodec codec;
    private final Tokens tokens;

    Greetings(MessageCodec codec, Tokens tokens) {
        this.codec = codec;
        this.tokens = tokens;
    }

    /** The answer over REST. */
    Views.Admission admission(RoomState room, Placement placement, Seat seat, String resumeKey) {
        String meetingId = room.meeting().meetingId();
        return new Views.Admission(
                seat.participantId(),
                seat.role(),
                resumeKey,
                tokens.join(meetingId, seat, placement),
                tokens.iceServers(seat.participantId()),
                tokens.telemetry(meetingId, seat),
                Views.Placed.of(placement, seat),
                Views.Participant.all(room),
                Views.Chat.after(room, 0, seat.participantId()));
    }

    /** Everything as it is now; of the chat what comes after the number. */
    String welcome(
            RoomState room,
            Placement placement,
            MeetingCeiling ceiling,
            Seat seat,
            Map<String, Long> readUpTo,
            long lastChatSeq) {
        String meetingId = room.meeting().meetingId();
        return codec.encode(
                new ServerMessage.Welcome(
                        Views.Participant.of(seat),
                        Views.Meeting.of(room),
                        Views.Placed.of(placement, seat),
                        ceiling.ceiling(),
                        Views.Participant.all(room),
                        seat.isModerator() ? Views.Knocking.all(room) : null,
                        Views.Chat.after(room, lastChatSeq, seat.participantId()),
                        readUpTo,
                        Views.Announced.all(room, seat),
                        Views.Polled.all(room),
                        tokens.join(meetingId, seat, placement),
                        tokens.iceServers(seat.participantId()),
                        tokens.telemetry(meetingId, seat),
                        tokens.recording(meetingId, seat)));
    }

    /** For somebody who is not let in yet: no token, nothing of what is said inside. */
    String waits(RoomState room, Waiting person) {
        return codec.encode(
                new ServerMessage.Waits(
                        Views.Knocking.of(person), Views.Meeting.fromOutside(room)));
    }

    String moved(String meetingId, Placement placement, Seat seat) {
        return codec.encode(
                new ServerMessage.Moved(
                        Views.Placed.of(placement, seat),
                        placement.reason(),
                        tokens.join(meetingId, seat, placement),
                        tokens.iceServers(seat.participantId())));
    }

    ServerMessage token(String meetingId, Placement placement, Seat seat) {
        return new ServerMessage.Token(
                tokens.join(meetingId, seat, placement),
                tokens.iceServers(seat.participantId()),
                Views.Placed.of(placement, seat));
    }
}
