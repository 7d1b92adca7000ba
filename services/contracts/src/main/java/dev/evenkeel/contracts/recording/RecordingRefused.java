package dev.evenkeel.contracts.recording;

import java.time.Instant;

/**
 * A recording that was started in a meeting does not begin: the quota is reached. Nothing of it was
 * kept.
 *
 * @param detail why, and what can be done about it, in words for the meeting's hosts
 */
public record RecordingRefused(
        String recordingId,
        String meetingId,
        String detail,
        long usedBytes,
        long allowedBytes,
        Instant at) {}
