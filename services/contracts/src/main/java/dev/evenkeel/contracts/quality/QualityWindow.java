package dev.evenkeel.contracts.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Quality of one participant's path over one relay in a window of time.
 *
 * @param windowEnd exclusive
 * @param samples how many samples the window is made of; with too few the verdict is {@code
 *     unknown}
 * @param uplinkLossRatio share of packets lost from the participant to the relay, 0–1
 * @param downlinkLossRatio share of packets lost from the relay to the participant, 0–1
 * @param meanOpinionScore ITU-T G.107.2 estimate of the voice, 1–4.5; absent when there were too
 *     few packets to tell
 * @param freezeRatio share of the window in which a picture stood still, 0–1
 * @param siteId the site the participant is at, where it is known
 * @param sentFramesPerSecond pictures the participant's own device made, the slowest of those it
 *     sends; absent when it sends none
 * @param concealmentRatio share of the received sound that was made up by the receiver (W3C {@code
 *     concealedSamples} of {@code totalSamplesReceived}), 0–1
 * @param pictureQualityRatio the worst received picture beside one of 1280 × 720 at 30/s that never
 *     stands still, 0–1; a comparison, not a mean opinion score (docs/quality.md)
 */
public record QualityWindow(
        String meetingId,
        String participantId,
        String relayId,
        Instant windowStart,
        Instant windowEnd,
        int samples,
        @Nullable Double uplinkLossRatio,
        @Nullable Double downlinkLossRatio,
        @Nullable Double jitterMillis,
        @Nullable Double roundTripMillis,
        @Nullable Double receivedBitsPerSecond,
        @Nullable Double framesPerSecond,
        @Nullable Double freezeRatio,
        @Nullable Double meanOpinionScore,
        Verdict verdict,
        @Nullable String siteId,
        @Nullable Double sentFramesPerSecond,
        @Nullable Double concealmentRatio,
        @Nullable Double pictureQualityRatio) {

    /** The window in one word. */
    public enum Verdict {
        @JsonProperty("good")
        GOOD,
        @JsonProperty("fair")
        FAIR,
        @JsonProperty("poor")
        POOR,
        @JsonProperty("unknown")
        UNKNOWN
    }
}
