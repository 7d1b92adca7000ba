package dev.evenkeel.contracts.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meeting was planned. Who is invited is told to nobody but them.
 *
 * @param meetingId of the link; each time it takes place has an id of its own, told by {@link
 *     MeetingOpened}
 * @param byAccountId whose meeting it is
 * @param startsAt of the first occurrence
 * @param zone IANA name
 * @param recurrence RFC 5545 section 3.3.10; absent: once
 * @param continues the scheduled meeting whose later occurrences these are
 */
public record MeetingScheduled(
        String meetingId,
        String byAccountId,
        String title,
        Instant startsAt,
        Instant endsAt,
        String zone,
        @Nullable String recurrence,
        int invitees,
        @Nullable String continues,
        Instant scheduledAt) {}
