package dev.evenkeel.room.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.RelayRef;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meetings as clients see them, over REST and WebSocket alike. */
public final class Views {
    private Views() {}

    /**
     * @param state {@code open} or {@code ended}
     */
    public record Meeting(
            String meetingId,
            String title,
            String state,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            int participantCount) {

        static Meeting of(RoomState room) {
            return new Meeting(
                    room.meeting().meetingId(),
                    room.meeting().title(),
                    room.isEnded() ? "ended" : "open",
                    room.meeting().createdAt(),
                    room.startedAt(),
                    room.endedAt(),
                    room.seats().size());
        }
    }

    /**
     * @param relayId the relay the participant sends over, as far as known
     */
    public record Participant(
            String participantId,
            String name,
            ParticipantRole role,
            Instant joinedAt,
            OnOff microphone,
            OnOff camera,
            @Nullable String relayId) {

        static Participant of(Seat seat) {
            return new Participant(
                    seat.participantId(),
                    seat.name(),
                    seat.role(),
                    seat.joinedAt(),
                    OnOff.of(seat.microphone()),
                    OnOff.of(seat.camera()),
                    seat.relayId());
        }

        static List<Participant> all(RoomState room) {
            return room.seats().stream().map(Participant::of).toList();
        }
    }

    /** One message; equal to the domain's, whose field names are the interface. */
    public record Chat(
            long seq, String id, String participantId, String name, String text, Instant sentAt) {

        static Chat of(ChatMessage message) {
            return new Chat(
                    message.seq(),
                    message.id().toString(),
                    message.participantId(),
                    message.name(),
                    message.text(),
                    message.sentAt());
        }

        static List<Chat> after(RoomState room, long seq) {
            return room.chatAfter(seq).stream().map(Chat::of).toList();
        }
    }

    /**
     * @param url the relay's media API below the front door
     */
    public record Relay(String relayId, String url) {
        static Relay of(RelayRef relay) {
            return new Relay(relay.relayId(), "/relays/" + relay.relayId() + "/media/v1");
        }
    }

    /** Where to send media; {@code standby} is there even when it is {@code null}. */
    public record Placed(
            long epoch,
            Relay primary,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Relay standby) {

        public static Placed of(Placement placement) {
            RelayRef standby = placement.standby();
            return new Placed(
                    placement.epoch(),
                    Relay.of(placement.primary()),
                    standby == null ? null : Relay.of(standby));
        }
    }

    /** What somebody gets who is let in. */
    public record Admission(
            String participantId,
            ParticipantRole role,
            String resumeKey,
            String joinToken,
            String telemetryToken,
            Placed placement,
            List<Participant> participants,
            List<Chat> chat) {}
}
