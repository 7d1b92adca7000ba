package dev.evenkeel.room.image;

import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.ChatRules;
import dev.evenkeel.room.domain.Decision;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Seat;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.store.ChatImageStore;
import dev.evenkeel.room.store.ChatImageStore.Kept;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Images said in the chat: first kept, then said, so that whoever hears of one can look at it. */
@Singleton
public class ChatImages {
    private static final int KEPT_AT_ONCE = 2;

    private final ChatImageStore store;
    private final Shelf shelf;
    private final InTurn keeping = new InTurn(KEPT_AT_ONCE);
    private final Clock clock;

    @Inject
    ChatImages(ChatImageStore store, Clock clock) {
        this.store = store;
        this.shelf = new Shelf(store::read);
        this.clock = clock;
    }

    /** What became of an image somebody wanted to say. */
    public sealed interface Outcome {
        record Said(ChatMessage message) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /**
         * @param ofMeeting whether this meeting has used its share; otherwise all have
         */
        record NoRoom(boolean ofMeeting) implements Outcome {}
    }

    /** Says it, once: the same message again is answered with what became of it. */
    public Uni<Outcome> say(LiveRoom room, Seat author, ChatMessage.Draft draft, byte[] content) {
        Decision<Reply<ChatMessage>> foreseen =
                room.read((state, _) -> ChatRules.say(state, author, draft, clock.instant()));
        if (foreseen.reply() instanceof Reply.Refused<ChatMessage>(Refusal refusal)) {
            return Uni.createFrom().item(new Outcome.Refused(refusal));
        } else if (foreseen.events().isEmpty()) {
            return Uni.createFrom().item(() -> tell(room, author, draft));
        }
        return keeping.run(() ->
                        store.keep(
                                room.meetingId(),
                                draft.id(),
                                author.participantId(),
                                content,
                                clock.instant()))
                .chain(kept -> said(room, author, draft, kept));
    }

    /** The bytes of an image that somebody may look at, unless they are gone. */
    public Uni<Optional<byte[]>> content(LiveRoom room, UUID messageId) {
        return shelf.read(room.meetingId(), messageId);
    }

    private Uni<Outcome> said(LiveRoom room, Seat author, ChatMessage.Draft draft, Kept kept) {
        return switch (kept) {
            case DONE -> {
                Outcome outcome = tell(room, author, draft);
                yield outcome instanceof Outcome.Said
                        ? Uni.createFrom().item(outcome)
                        : store.drop(room.meetingId(), draft.id()).replaceWith(outcome);
            }
            case TAKEN ->
                    refused(new Refusal.BadField("messageId", "a new UUID", "another's message"));
            case MEETING_FULL -> Uni.createFrom().item(new Outcome.NoRoom(true));
            case ALL_FULL -> Uni.createFrom().item(new Outcome.NoRoom(false));
            case ENDED -> refused(new Refusal.Ended());
        };
    }

    private Outcome tell(LiveRoom room, Seat author, ChatMessage.Draft draft) {
        return room.say(author.participantId(), draft, clock.instant())
                .map(ChatImages::outcome)
                .orElseGet(() ->
                        new Outcome.Refused(new Refusal.Forbidden("the seat is another's now")));
    }

    private static Outcome outcome(Reply<ChatMessage> reply) {
        return switch (reply) {
            case Reply.Done<ChatMessage>(ChatMessage message) -> new Outcome.Said(message);
            case Reply.Refused<ChatMessage>(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private static Uni<Outcome> refused(Refusal refusal) {
        return Uni.createFrom().item(new Outcome.Refused(refusal));
    }
}
