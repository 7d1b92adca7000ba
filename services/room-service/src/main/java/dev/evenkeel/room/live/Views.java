package dev.evenkeel.room.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.contracts.meeting.ParticipantKind;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.room.domain.Access;
import dev.evenkeel.room.domain.Announcement;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Pair;
import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.domain.Poll;
import dev.evenkeel.room.domain.Recording;
import dev.evenkeel.room.domain.RelayRef;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.domain.Waiting;
import dev.evenkeel.room.turn.IceServer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
            int participantCount,
            Door access,
            @Nullable Recorded recording) {

        /** For whoever has the link: that it is recorded, not who agreed to it. */
        static Meeting fromOutside(RoomState room) {
            return of(room, Recorded.fromOutside(room.recording()));
        }

        static Meeting of(RoomState room) {
            return of(room, Recorded.of(room.recording()));
        }

        private static Meeting of(RoomState room, @Nullable Recorded recording) {
            return new Meeting(
                    room.meeting().meetingId(),
                    room.meeting().title(),
                    room.isEnded() ? "ended" : "open",
                    room.meeting().createdAt(),
                    room.startedAt(),
                    room.endedAt(),
                    room.seats().size(),
                    Door.of(room.access()),
                    recording);
        }
    }

    /**
     * Who may come in.
     *
     * @param passcode whether one is needed
     */
    public record Door(boolean locked, boolean passcode, boolean lobby, boolean waitForHost) {
        /** Of a meeting that is over. */
        public static final Door CLOSED = new Door(false, false, false, false);

        static Door of(Access access) {
            return new Door(
                    access.locked(),
                    access.passcode() != null,
                    access.lobby(),
                    access.waitForHost());
        }
    }

    /**
     * A recording that goes on.
     *
     * @param by who began it; only those in the meeting are told
     * @param consents what people said, by participant; only those in the meeting are told
     */
    public record Recorded(
            String recordingId,
            @Nullable String by,
            Instant startedAt,
            @Nullable Map<String, Boolean> consents) {
        static @Nullable Recorded fromOutside(@Nullable Recording recording) {
            return recording == null
                    ? null
                    : new Recorded(recording.recordingId(), null, recording.startedAt(), null);
        }

        static @Nullable Recorded of(@Nullable Recording recording) {
            return recording == null
                    ? null
                    : new Recorded(
                            recording.recordingId(),
                            recording.by(),
                            recording.startedAt(),
                            recording.consents());
        }
    }

    /** Somebody at the door. */
    public record Knocking(
            String participantId, String name, LobbyEntered.Reason reason, Instant since) {

        static Knocking of(Waiting person) {
            return new Knocking(
                    person.participantId(), person.name(), person.reason(), person.since());
        }

        static List<Knocking> all(RoomState room) {
            return room.waiting().stream().map(Knocking::of).toList();
        }
    }

    public record Participant(
            String participantId,
            ParticipantKind kind,
            String name,
            ParticipantRole role,
            Instant joinedAt,
            OnOff microphone,
            OnOff camera,
            OnOff screen,
            @Nullable Instant handRaisedAt) {

        static Participant of(Seat seat) {
            return new Participant(
                    seat.participantId(),
                    seat.kind(),
                    seat.name(),
                    seat.role(),
                    seat.joinedAt(),
                    OnOff.of(seat.microphone()),
                    OnOff.of(seat.camera()),
                    OnOff.of(seat.screen()),
                    seat.handRaisedAt());
        }

        static List<Participant> all(RoomState room) {
            return room.seats().stream().map(Participant::of).toList();
        }
    }

    /** One message; equal to the domain's, whose field names are the interface. */
    public record Chat(
            long seq,
            long changeSeq,
            String id,
            String participantId,
            String name,
            ChatMessage.@Nullable Addressee to,
            @Nullable String replyTo,
            String text,
            ChatMessage.@Nullable Image image,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt) {

        public static Chat of(ChatMessage message) {
            return new Chat(
                    message.seq(),
                    message.changeSeq(),
                    message.id().toString(),
                    message.participantId(),
                    message.name(),
                    message.to(),
                    message.replyTo() == null ? null : message.replyTo().toString(),
                    message.text(),
                    message.image(),
                    message.sentAt(),
                    message.editedAt(),
                    message.deletedAt());
        }

        /** What this reader may see of what was said or changed after the number. */
        static List<Chat> after(RoomState room, long seq, String reader) {
            return room.chatAfter(seq).stream()
                    .filter(message -> message.isFor(reader))
                    .map(Chat::of)
                    .toList();
        }
    }

    public record Announced(
            String id,
            String participantId,
            String name,
            String text,
            Instant at,
            Set<String> acknowledgedBy) {

        static Announced of(Announcement made) {
            return new Announced(
                    made.id().toString(),
                    made.participantId(),
                    made.name(),
                    made.text(),
                    made.at(),
                    made.acknowledgedBy());
        }

        /** Who is no host learns only of the own acknowledgement. */
        static List<Announced> all(RoomState room, Seat reader) {
            return room.announcements().stream()
                    .map(Announced::of)
                    .map(made -> reader.isModerator() ? made : made.seenBy(reader.participantId()))
                    .toList();
        }

        private Announced seenBy(String reader) {
            Set<String> own = acknowledgedBy.contains(reader) ? Set.of(reader) : Set.of();
            return new Announced(id, participantId, name, text, at, own);
        }
    }

    /**
     * A poll with its result so far.
     *
     * @param votedBy everybody who voted, whatever they chose
     */
    public record Polled(
            String pollId,
            String question,
            PollOpened.Kind kind,
            boolean anonymous,
            List<Option> options,
            List<String> votedBy,
            String participantId,
            Instant openedAt,
            @Nullable Instant closedAt) {

        /**
         * @param voters who chose it; absent in an anonymous poll
         */
        public record Option(String text, int votes, @Nullable List<Voter> voters) {}

        public record Voter(String participantId, String name) {}

        static Polled of(Poll poll) {
            return new Polled(
                    poll.id().toString(),
                    poll.question(),
                    poll.kind(),
                    poll.anonymous(),
                    IntStream.range(0, poll.options().size())
                            .mapToObj(option -> option(poll, option))
                            .toList(),
                    poll.ballots().keySet().stream().sorted().toList(),
                    poll.participantId(),
                    poll.openedAt(),
                    poll.closedAt());
        }

        static List<Polled> all(RoomState room) {
            return room.polls().stream().map(Polled::of).toList();
        }

        private static Option option(Poll poll, int option) {
            int votes = poll.counts().get(option);
            if (poll.anonymous()) {
                return new Option(poll.options().get(option), votes, null);
            }
            List<Voter> voters =
                    poll.ballots().entrySet().stream()
                            .filter(cast -> cast.getValue().choices().contains(option))
                            .map(cast -> new Voter(cast.getKey(), cast.getValue().name()))
                            .sorted(Comparator.comparing(Voter::participantId))
                            .toList();
            return new Option(poll.options().get(option), votes, voters);
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

        /** As it concerns one seat. */
        public static Placed of(Placement placement, Seat seat) {
            Pair pair = placement.pairOf(seat);
            RelayRef standby = pair.standby();
            return new Placed(
                    placement.epoch(),
                    Relay.of(pair.primary()),
                    standby == null ? null : Relay.of(standby));
        }
    }

    /** What somebody gets who is let in. */
    public record Admission(
            String participantId,
            ParticipantRole role,
            String resumeKey,
            String joinToken,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IceServer> iceServers,
            String telemetryToken,
            Placed placement,
            List<Participant> participants,
            List<Chat> chat) {}

    /** What somebody gets who has to wait. */
    public record AtTheDoor(String participantId, String resumeKey, Knocking waiting) {
        public static AtTheDoor of(Waiting person, String resumeKey) {
            return new AtTheDoor(person.participantId(), resumeKey, Knocking.of(person));
        }
    }
}
