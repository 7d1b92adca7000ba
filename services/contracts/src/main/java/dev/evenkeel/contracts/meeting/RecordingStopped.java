package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting is not recorded any more.
 *
 * @param byParticipantId {@code null} when the meeting ended, or the recording was refused
 */
public record RecordingStopped(
        String meetingId,
        String recordingId,
        @Nullable String byParticipantId,
        Instant stoppedAt) {}
