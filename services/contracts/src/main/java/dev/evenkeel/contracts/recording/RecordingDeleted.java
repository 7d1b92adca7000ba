package dev.evenkeel.contracts.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A recording is gone: its key was destroyed, and with it everything that was encrypted with it.
 *
 * @param by who deleted it; {@code recording-service} for one that was kept long enough
 * @param lines of the manifest it had
 * @param sha256 of its last line
 */
public record RecordingDeleted(
        String recordingId,
        String meetingId,
        Reason reason,
        String by,
        long lines,
        String sha256,
        Instant deletedAt) {

    /** Why it was deleted. */
    public enum Reason {
        @JsonProperty("asked")
        ASKED,

        /** It was kept for as long as it had to be. */
        @JsonProperty("expired")
        EXPIRED
    }
}
