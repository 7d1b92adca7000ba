package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A planned meeting, or one occurrence of it, is other than it was.
 *
 * @param startsAt of the first occurrence, or of the one that was changed
 * @param occurrence when the changed one would have begun; absent: the whole meeting
 * @param sequence grows with each change (RFC 5546 section 2.1.4)
 */
public record MeetingChanged(
        String meetingId,
        String byAccountId,
        String title,
        Instant startsAt,
        Instant endsAt,
        String zone,
        @Nullable String recurrence,
        int invitees,
        @Nullable Instant occurrence,
        int sequence,
        Instant changedAt) {}
