package dev.evenkeel.contracts.meeting;

import java.time.Instant;

/**
 * Somebody said whether to be recorded; the newest word counts. Who has said nothing is not
 * recorded.
 */
public record RecordingConsented(
        String meetingId,
        String recordingId,
        String participantId,
        String name,
        boolean agreed,
        Instant decidedAt) {}
