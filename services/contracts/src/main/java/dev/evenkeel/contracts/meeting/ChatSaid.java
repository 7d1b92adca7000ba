package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something was said in the chat of a meeting that is recorded, to everybody, by somebody who
 * agreed to be recorded. Nothing else that is said leaves the meeting, and never what is private.
 *
 * @param replyTo the message it answers
 * @param text what was said; of an image its caption, possibly empty
 * @param image {@code true}: with an image, which is not part of the recording; absent: only words
 */
public record ChatSaid(
        String meetingId,
        String recordingId,
        String messageId,
        String participantId,
        String name,
        @Nullable String replyTo,
        String text,
        @Nullable Boolean image,
        Instant saidAt) {}
