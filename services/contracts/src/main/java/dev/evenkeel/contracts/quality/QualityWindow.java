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
 * @param meanOpinionScore ITU-T G.107 estimate of the voice, 1–4.5
 * @param freezeRatio share of the window in which a picture stood still, 0–1
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
        Verdict verdict) {

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
