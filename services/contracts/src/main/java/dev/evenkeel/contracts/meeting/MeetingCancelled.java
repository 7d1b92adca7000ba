package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned meeting, or one occurrence of it, does not take place.
 *
 * @param occurrence when it would have begun; absent: none of them takes place
 */
public record MeetingCancelled(
        String meetingId,
        String byAccountId,
        @Nullable Instant occurrence,
        int sequence,
        Instant cancelledAt) {}
