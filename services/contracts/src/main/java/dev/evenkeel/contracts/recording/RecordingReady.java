package dev.evenkeel.contracts.recording;

import java.time.Instant;

/**
 * A recording is complete and can be played.
 *
 * @param lines of its manifest
 * @param sha256 of the last line
 */
public record RecordingReady(
        String recordingId,
        String meetingId,
        String title,
        Instant startedAt,
        long durationMillis,
        long lines,
        String sha256) {}
