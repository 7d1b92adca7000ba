package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message reads differently now, or is gone; of the same messages as {@link ChatSaid}.
 *
 * @param text absent when it was deleted
 */
public record ChatChanged(
        String meetingId,
        String recordingId,
        String messageId,
        String participantId,
        @Nullable String text,
        Instant changedAt) {}
