package dev.evenkeel.media.app.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** People removed from meetings, remembered for longer than any token issued to them lives. */
final class Removals {
    private static final Duration MEMORY = Duration.ofMinutes(2);

    private record Seat(String meetingId, String participantId) {}

    private final Map<Seat, Instant> removedAt = new HashMap<>();

    void remember(String meetingId, String participantId, Instant now) {
        removedAt.values().removeIf(at -> at.plus(MEMORY).isBefore(now));
        removedAt.put(new Seat(meetingId, participantId), now);
    }

    /** Whether the person was removed at or after the moment the token was issued. */
    boolean covers(String meetingId, String participantId, Instant issuedAt) {
        Instant at = removedAt.get(new Seat(meetingId, participantId));
        return at != null && !issuedAt.isAfter(at);
    }
}
