package dev.evenkeel.recording.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recording as one file, or on its way to that.
 *
 * @param participantId whose tracks are in it; null: everybody's
 * @param progress 0–1
 * @param lengthBytes of the file once it is ready
 * @param problem why it failed
 * @param attempts how often it was begun: more than once where its maker was restarted or died
 */
public record Export(
        String exportId,
        String recordingId,
        Format format,
        @Nullable String participantId,
        State state,
        double progress,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Long lengthBytes,
        @Nullable String problem,
        int attempts) {

    /** What it is to become. */
    public enum Format {
        /** Every track as it was recorded, in WebM or Matroska. */
        @JsonProperty("original")
        ORIGINAL,
        /** One picture of all with all voices: H.264 and AAC. */
        @JsonProperty("mp4")
        MP4,
        /** The same in parts that players fetch one by one (RFC 8216). */
        @JsonProperty("hls")
        HLS,
        /** All voices, in Ogg. */
        @JsonProperty("opus")
        OPUS,
        /** All voices. */
        @JsonProperty("mp3")
        MP3
    }

    /** How far it is. */
    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("ready")
        READY,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }
}
