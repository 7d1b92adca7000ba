package dev.evenkeel.room.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be said, to whom, and taken back. */
public final class ChatRules {
    /** How long an author may change what was said. */
    public static final Duration EDITABLE = Duration.ofMinutes(15);

    private ChatRules() {}

    /** Something is said; a message known already is answered with what became of it. */
    public static Decision<Reply<ChatMessage>> say(
            RoomState room, Seat author, ChatMessage.Draft draft, Instant now) {
        Optional<ChatMessage> known = room.chat(draft.id());
        if (known.isPresent()) {
            return known.get().participantId().equals(author.participantId())
                    ? Decision.done(known.get())
                    : Decision.refused(
                            new Refusal.BadField("/id", "a new UUID", "another's message"));
        }
        Optional<Refusal> refusal =
                refuseText(draft.text(), draft.image())
                        .or(() -> refuseAddressee(room, author, draft))
                        .or(() -> refuseReply(room, author, draft));
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        ChatMessage message = written(room, author, draft, now);
        return Decision.done(message, new RoomEvent.ChatSaid(message, recordingOf(room, message)));
    }

    /** An author says it differently. */
    public static Decision<Reply<Boolean>> edit(
            RoomState room, Seat author, UUID id, String text, Instant now) {
        ChatMessage message = room.chat(id).filter(known -> readable(known, author)).orElse(null);
        if (message == null) {
            return Decision.refused(new Refusal.NotThere("message", id.toString()));
        } else if (!message.participantId().equals(author.participantId())) {
            return Decision.refused(new Refusal.Forbidden("only its author changes a message"));
        } else if (message.isDeleted()) {
            return Decision.refused(new Refusal.Overtaken("the message was deleted"));
        } else if (now.isAfter(message.sentAt().plus(EDITABLE))) {
            return Decision.refused(
                    new Refusal.Forbidden("a message can be changed for 15 minutes"));
        }
        return refuseText(text, message.image())
                .map(Decision::<Boolean>refused)
                .orElseGet(() ->
                        text.equals(message.text())
                                ? Decision.done(false)
                                : changed(room, message.edited(text, room.lastSeq() + 1, now)));
    }

    /** An author, or a host, takes a message away. Hosts do not see what is private to others. */
    public static Decision<Reply<Boolean>> delete(RoomState room, Seat by, UUID id, Instant now) {
        ChatMessage message = room.chat(id).filter(known -> readable(known, by)).orElse(null);
        if (message == null) {
            return Decision.refused(new Refusal.NotThere("message", id.toString()));
        }
        boolean own = message.participantId().equals(by.participantId());
        if (!own && !(by.isModerator() && message.to() == null)) {
            return Decision.refused(
                    new Refusal.Forbidden("only its author or a host deletes a message"));
        }
        return message.isDeleted()
                ? Decision.done(false)
                : changed(room, message.deleted(room.lastSeq() + 1, now));
    }

    private static Decision<Reply<Boolean>> changed(RoomState room, ChatMessage message) {
        return Decision.done(true, new RoomEvent.ChatChanged(message, recordingOf(room, message)));
    }

    /** What is said to everybody is recorded with its author, who must have agreed. */
    private static @Nullable String recordingOf(RoomState room, ChatMessage message) {
        Recording recording = room.recording();
        if (recording == null || message.to() != null) {
            return null;
        }
        boolean agreed = recording.consents().getOrDefault(message.participantId(), false);
        return agreed ? recording.recordingId() : null;
    }

    /** Whether somebody may look at an image of the chat; nobody may once it is deleted. */
    public static Reply<ChatMessage.Image> look(RoomState room, Seat reader, UUID id) {
        return room.chat(id)
                .filter(message -> readable(message, reader))
                .map(ChatMessage::image)
                .<Reply<ChatMessage.Image>>map(Reply.Done::new)
                .orElseGet(() -> new Reply.Refused<>(new Refusal.NotThere("image", id.toString())));
    }

    /** An image needs no words. */
    private static Optional<Refusal> refuseText(String text, ChatMessage.@Nullable Image image) {
        return image != null && text.isEmpty() ? Optional.empty() : Text.refuseChat(text);
    }

    private static boolean readable(ChatMessage message, Seat reader) {
        return message.isFor(reader.participantId());
    }

    private static Optional<Refusal> refuseAddressee(
            RoomState room, Seat author, ChatMessage.Draft draft) {
        String to = draft.to();
        if (to == null) {
            return Optional.empty();
        } else if (to.equals(author.participantId())) {
            return Optional.of(new Refusal.BadField("/to", "somebody else", "yourself"));
        }
        return room.seat(to).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.NoSuchParticipant(to));
    }

    private static Optional<Refusal> refuseReply(
            RoomState room, Seat author, ChatMessage.Draft draft) {
        UUID replyTo = draft.replyTo();
        if (replyTo == null || room.chat(replyTo).filter(m -> readable(m, author)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal.NotThere("message", replyTo.toString()));
    }

    private static ChatMessage written(
            RoomState room, Seat author, ChatMessage.Draft draft, Instant now) {
        long seq = room.lastSeq() + 1;
        ChatMessage.Addressee to =
                Optional.ofNullable(draft.to())
                        .flatMap(room::seat)
                        .map(seat -> new ChatMessage.Addressee(seat.participantId(), seat.name()))
                        .orElse(null);
        return new ChatMessage(
                seq,
                seq,
                draft.id(),
                author.participantId(),
                author.name(),
                to,
                draft.replyTo(),
                draft.text(),
                draft.image(),
                now,
                null,
                null);
    }
}
