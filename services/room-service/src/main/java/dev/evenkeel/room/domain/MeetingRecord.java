package dev.evenkeel.room.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a meeting from its creation on.
 *
 * @param coHostKey makes its bearer co-host; {@code null}: there is none
 * @param capacity most people at once; {@code null}: no bound of its own
 * @param onlyGroup id of the group whose members come in; {@code null}: everybody with the link
 */
public record MeetingRecord(
        String meetingId,
        String title,
        KeyHash hostKey,
        Instant createdAt,
        @Nullable KeyHash coHostKey,
        @Nullable Integer capacity,
        @Nullable String onlyGroup) {

    /** An instant meeting. */
    public MeetingRecord(String meetingId, String title, KeyHash hostKey, Instant createdAt) {
        this(meetingId, title, hostKey, createdAt, null, null, null);
    }

    /** Whether the key makes its bearer host or co-host. */
    public boolean isKeyOfHosts(String key) {
        return hostKey.matches(key) || (coHostKey != null && coHostKey.matches(key));
    }
}
