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
 * @param text empty once it is deleted; of an image it is the caption, possibly empty
 * @param image what it shows; {@code null} once it is deleted, or when it was only words
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
        @Nullable Image image,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {

    /** Whom a private message is for, by the name of then. */
    public record Addressee(String participantId, String name) {}

    /**
     * An image, whose bytes are elsewhere.
     *
     * @param mediaType as its bytes say
     * @param width in pixels
     * @param height in pixels
     */
    public record Image(String mediaType, int width, int height) {}

    /** What somebody wants to say. */
    public record Draft(
            UUID id,
            String text,
            @Nullable String to,
            @Nullable UUID replyTo,
            @Nullable Image image) {
        /** Only words. */
        public Draft(UUID id, String text, @Nullable String to, @Nullable UUID replyTo) {
            this(id, text, to, replyTo, null);
        }

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
                seq, change, id, participantId, name, to, replyTo, words, image, sentAt, at, null);
    }

    ChatMessage deleted(long change, Instant at) {
        return new ChatMessage(
                seq, change, id, participantId, name, to, replyTo, "", null, sentAt, editedAt, at);
    }
}
