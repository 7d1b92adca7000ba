package dev.evenkeel.room.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a meeting from its creation on.
 *
 * @param coHostKey makes its bearer co-host; {@code null}: there is none
 * @param capacity most people at once; {@code null}: no bound of its own
 */
public record MeetingRecord(
        String meetingId,
        String title,
        KeyHash hostKey,
        Instant createdAt,
        @Nullable KeyHash coHostKey,
        @Nullable Integer capacity) {

    /** An instant meeting. */
    public MeetingRecord(String meetingId, String title, KeyHash hostKey, Instant createdAt) {
        this(meetingId, title, hostKey, createdAt, null, null);
    }
}
