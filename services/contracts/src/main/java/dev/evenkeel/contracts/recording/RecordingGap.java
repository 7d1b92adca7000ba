package dev.evenkeel.contracts.recording;

/**
 * Media is missing from a recording.
 *
 * @param fromMillis from the beginning of the recording
 * @param reason {@code packets-lost}, {@code relay-switched} or {@code relay-buffer-full}
 */
public record RecordingGap(
        String recordingId,
        String meetingId,
        String track,
        long fromMillis,
        long toMillis,
        String reason) {}
