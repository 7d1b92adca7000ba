package dev.evenkeel.room.api;

import static dev.evenkeel.room.api.MissingField.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.room.domain.AccessWish;
import dev.evenkeel.room.domain.Action;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Decision;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Rights;
import dev.evenkeel.room.domain.RoomState;
import dev.evenkeel.room.domain.Standing;
import dev.evenkeel.room.domain.Text;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.MessageCodec;
import dev.evenkeel.room.live.Outlet;
import dev.evenkeel.room.live.ServerMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One socket of one participant, from {@code hello} to its end. */
final class SocketSession {
    private static final Logger LOG = Logger.getLogger(SocketSession.class);

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
        } catch (MissingField missing) {
            tell(Problem.badField(missing.field(), "a value", null));
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

    /** One check for every message, whatever it asks for. */
    private void handle(ClientMessage message, String participant) {
        Action action = Actions.of(message);
        Optional<Standing> standing = room.read((state, _) -> state.standing(participant));
        if (standing.isEmpty()) {
            return;
        }
        Optional<Refusal> refusal = Rights.refusal(standing.get(), action);
        if (refusal.isPresent()) {
            tell(Refusals.problem(refusal.get()));
        } else {
            carryOut(message, action, participant);
        }
    }

    private void carryOut(ClientMessage message, Action action, String participant) {
        Optional<Requests.Request> request = Requests.of(message, room, now());
        if (request.isPresent()) {
            decide(action, participant, request.get());
        } else if (message instanceof ClientMessage.Chat chat) {
            chat(participant, chat);
        } else if (message instanceof ClientMessage.ChatRead read) {
            room.read(participant, need(read.seq(), "/seq"));
        } else if (message instanceof ClientMessage.Reaction reaction) {
            react(participant, need(reaction.emoji(), "/emoji"));
        } else if (message instanceof ClientMessage.ChangeAccess access) {
            changeAccess(action, participant, access);
        } else if (message instanceof ClientMessage.TokenRequest) {
            room.token(participant).ifPresent(this::tell);
        } else if (message instanceof ClientMessage.Leave) {
            room.decide(state -> Requests.leave(state, participant, now()));
        } else if (message instanceof ClientMessage.Ping ping) {
            tell(new ServerMessage.Pong(ping.time()));
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
        ChatMessage.Draft draft =
                new ChatMessage.Draft(
                        need(chat.id(), "/id"),
                        need(chat.text(), "/text"),
                        chat.to(),
                        chat.replyTo());
        room.say(participant, draft, now()).ifPresent(this::answer);
    }

    private void answer(Reply<ChatMessage> reply) {
        if (reply instanceof Reply.Refused<ChatMessage> refused) {
            tell(Refusals.problem(refused.refusal()));
        }
    }

    private void react(String participant, String emoji) {
        if (Text.isReaction(emoji)) {
            room.say(new ServerMessage.Reacted(participant, emoji));
        } else {
            tell(Problem.badField("/emoji", "one emoji", emoji));
        }
    }

    private void changeAccess(
            Action action, String participant, ClientMessage.ChangeAccess access) {
        AccessChanges.wish(access)
                .subscribe()
                .with(
                        reply -> changeAccess(action, participant, reply),
                        failure -> LOG.errorf(failure, "event=access-not-changed"));
    }

    private void changeAccess(Action action, String participant, Reply<AccessWish> reply) {
        switch (reply) {
            case Reply.Refused<AccessWish>(Refusal refusal) -> tell(Refusals.problem(refusal));
            case Reply.Done<AccessWish>(AccessWish wish) ->
                    decide(action, participant, AccessChanges.request(wish, room.seating(), now()));
        }
    }

    /**
     * What people do about themselves can be asked for again, so it is refused while too much waits
     * for the database; what hosts do always happens.
     */
    private void decide(Action action, String participant, Requests.Request request) {
        var rule = seated(participant, action, request);
        boolean host = !Rights.allows(Standing.PARTICIPANT, action);
        tellIfRefused(host ? room.decide(rule) : room.decideIfRoom(rule));
    }

    /** A rule for whoever has the seat, and still the right; nothing happens once it is lost. */
    private static Function<RoomState, Decision<Reply<Boolean>>> seated(
            String participant, Action action, Requests.Request request) {
        return state ->
                state.seat(participant)
                        .filter(_ ->
                                state.standing(participant)
                                        .filter(standing -> Rights.allows(standing, action))
                                        .isPresent())
                        .map(seat -> request.decide(state, seat))
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
