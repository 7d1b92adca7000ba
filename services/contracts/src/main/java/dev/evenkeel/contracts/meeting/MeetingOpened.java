package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came to a scheduled meeting: it has become a live one.
 *
 * @param meetingId of the live meeting, as all other events of it have
 * @param scheduledMeetingId of the link
 * @param occurrence when it was to begin; absent when it was opened out of its time
 */
public record MeetingOpened(
        String meetingId,
        String scheduledMeetingId,
        @Nullable Instant occurrence,
        Instant openedAt) {}
