package dev.evenkeel.room.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Something said in the chat.
 *
 * @param seq grows within the meeting, with gaps
 * @param id given by the author's client; the same id is the same message
 */
public record ChatMessage(
        long seq, UUID id, String participantId, String name, String text, Instant sentAt) {}
