package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said in the chat.
 *
 * @param seq its place: grows within the meeting, with gaps
 * @param changeSeq like {@code seq}, of the last change; the same when there was none
 * @param id given by the author's client; the same id is the same message
 * @param to whom it is for; {@code null}: everybody
 * @param replyTo the message it answers
 * @param text empty once it is deleted
 */
public record ChatMessage(
        long seq,
        long changeSeq,
        UUID id,
        String participantId,
        String name,
        @Nullable Addressee to,
        @Nullable UUID replyTo,
        String text,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    /** Whom a private message is for, by the name of then. */
    public record Addressee(String participantId, String name) {}

    /** What somebody wants to say. */
    public record Draft(UUID id, String text, @Nullable String to, @Nullable UUID replyTo) {
        /** To everybody, answering nothing. */
        public static Draft of(UUID id, String text) {
            return new Draft(id, text, null, null);
        }
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether this participant may read it: private messages are between two. */
    public boolean isFor(String participant) {
        return to == null
                || participantId.equals(participant)
                || to.participantId().equals(participant);
    }

    ChatMessage edited(String words, long change, Instant at) {
        return new ChatMessage(
                seq, change, id, participantId, name, to, replyTo, words, sentAt, at, null);
    }

    ChatMessage deleted(long change, Instant at) {
        return new ChatMessage(
                seq, change, id, participantId, name, to, replyTo, "", sentAt, editedAt, at);
    }
}
