package dev.evenkeel.room.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Decision;
import dev.evenkeel.room.domain.PathReport;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Rules;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.MessageCodec;
import dev.evenkeel.room.live.Outlet;
import dev.evenkeel.room.live.ServerMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One socket of one participant, from {@code hello} to its end. */
final class SocketSession {
    private final LiveRoom room;
    private final Outlet outlet;
    private final MessageCodec codec;
    private final Clock clock;
    private volatile @Nullable String participantId;
    private volatile Instant lastHeard;

    SocketSession(LiveRoom room, Outlet outlet, MessageCodec codec, Clock clock) {
        this.room = room;
        this.outlet = outlet;
        this.codec = codec;
        this.clock = clock;
        this.lastHeard = clock.instant();
    }

    /** Any sign of life. */
    void heard() {
        lastHeard = clock.instant();
    }

    Instant lastHeard() {
        return lastHeard;
    }

    boolean isAdmitted() {
        return participantId != null;
    }

    void close(Outlet.Closing closing) {
        outlet.close(closing);
    }

    /** The socket is gone. */
    void gone() {
        String participant = participantId;
        if (participant != null) {
            room.disconnect(participant, outlet);
        }
    }

    void received(String json) {
        heard();
        try {
            handle(codec.decode(json, ClientMessage.class));
        } catch (JsonProcessingException e) {
            if (isAdmitted()) {
                tell(JsonProblems.of(e));
            } else {
                close(Outlet.Closing.NOT_ADMITTED);
            }
        }
    }

    private void handle(ClientMessage message) {
        String participant = participantId;
        if (message instanceof ClientMessage.Hello hello) {
            hello(hello, participant);
        } else if (participant == null) {
            close(Outlet.Closing.NOT_ADMITTED);
        } else {
            handle(message, participant);
        }
    }

    private void handle(ClientMessage message, String participant) {
        switch (message) {
            case ClientMessage.Hello hello -> throw new IllegalStateException("handled before");
            case ClientMessage.Chat chat -> chat(participant, chat);
            case ClientMessage.MediaState state -> mediaState(participant, state);
            case ClientMessage.Path path -> path(participant, path);
            case ClientMessage.TokenRequest request ->
                    room.token(participant).ifPresent(this::tell);
            case ClientMessage.Remove remove -> remove(participant, remove);
            case ClientMessage.EndMeeting end ->
                    decide(participant, (state, seat) -> Rules.endByHost(state, seat, now()));
            case ClientMessage.Leave leave -> leave(participant);
            case ClientMessage.Ping ping -> tell(new ServerMessage.Pong(ping.time()));
        }
    }

    private void hello(ClientMessage.Hello hello, @Nullable String already) {
        String participant = hello.participantId();
        String resumeKey = hello.resumeKey();
        if (already != null || participant == null || resumeKey == null) {
            close(Outlet.Closing.NOT_ADMITTED);
            return;
        }
        long lastChatSeq = hello.lastChatSeq() == null ? 0 : hello.lastChatSeq();
        Optional<Outlet.Closing> refused =
                room.connect(participant, resumeKey, lastChatSeq, outlet);
        if (refused.isPresent()) {
            close(refused.get());
        } else {
            participantId = participant;
        }
    }

    private void chat(String participant, ClientMessage.Chat chat) {
        UUID id = chat.id();
        String text = chat.text();
        if (id == null || text == null) {
            tell(Problem.badField(id == null ? "/id" : "/text", "a value", null));
            return;
        }
        room.say(participant, id, text, now()).ifPresent(this::answer);
    }

    private void answer(Reply<ChatMessage> reply) {
        if (reply instanceof Reply.Refused<ChatMessage> refused) {
            tell(Refusals.problem(refused.refusal()));
        }
    }

    private void mediaState(String participant, ClientMessage.MediaState wished) {
        decideIfRoom(
                participant,
                (state, seat) ->
                        Rules.media(
                                seat,
                                wished.microphone() == null
                                        ? seat.microphone()
                                        : wished.microphone().isOn(),
                                wished.camera() == null ? seat.camera() : wished.camera().isOn()));
    }

    private void path(String participant, ClientMessage.Path path) {
        if (path.relayId() == null || path.epoch() == null || path.reason() == null) {
            String field =
                    path.relayId() == null
                            ? "/relayId"
                            : path.epoch() == null ? "/epoch" : "/reason";
            tell(Problem.badField(field, "a value", null));
            return;
        }
        PathReport report =
                new PathReport(
                        path.relayId(),
                        path.epoch(),
                        path.reason(),
                        path.silenceMillis() == null ? 0 : path.silenceMillis(),
                        path.fromRelayId());
        decideIfRoom(participant, (state, seat) -> Rules.path(state, seat, report, now()));
    }

    private void remove(String participant, ClientMessage.Remove remove) {
        String other = remove.participantId();
        if (other == null) {
            tell(Problem.badField("/participantId", "a value", null));
        } else {
            decide(participant, (state, seat) -> Rules.remove(state, seat, other, now()));
        }
    }

    private void leave(String participant) {
        decide(
                participant,
                (state, seat) ->
                        Rules.free(state, participant, ParticipantLeft.Reason.LEFT, now()));
    }

    private void decide(
            String participant, BiFunction<RoomState, Seat, Decision<Reply<Boolean>>> rule) {
        tellIfRefused(room.decide(seated(participant, rule)));
    }

    private void decideIfRoom(
            String participant, BiFunction<RoomState, Seat, Decision<Reply<Boolean>>> rule) {
        tellIfRefused(room.decideIfRoom(seated(participant, rule)));
    }

    /** A rule for whoever has the seat; nothing happens once it is lost. */
    private static Function<RoomState, Decision<Reply<Boolean>>> seated(
            String participant, BiFunction<RoomState, Seat, Decision<Reply<Boolean>>> rule) {
        return state ->
                state.seat(participant)
                        .map(seat -> rule.apply(state, seat))
                        .orElseGet(() -> Decision.nothing(false));
    }

    private void tellIfRefused(Reply<Boolean> reply) {
        if (reply instanceof Reply.Refused<Boolean>(Refusal refusal)) {
            tell(Refusals.problem(refusal));
        }
    }

    private void tell(Problem problem) {
        tell(new ServerMessage.Refused(problem.withErrorId(UUID.randomUUID().toString())));
    }

    private void tell(ServerMessage message) {
        outlet.send(codec.encode(message));
    }

    private Instant now() {
        return clock.instant();
    }
}
