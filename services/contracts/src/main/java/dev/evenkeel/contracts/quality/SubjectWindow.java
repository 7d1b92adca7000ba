package dev.evenkeel.contracts.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Quality of whatever can be measured, in windows of 1 s (a new one every second), 5 s (every
 * second) and 60 s (every 5 s). What was not measured is {@code null}, never 0.
 *
 * @param subject {@code {scope}/{id}}; the record key
 * @param id of a participant {@code {meetingId}/{participantId}}, of a stream that, {@code
 *     /{relayId}/{reporter}-{direction}-{ssrc}}
 * @param meetingId absent where several meetings are measured
 * @param windowEnd exclusive
 * @param windowSeconds 1, 5 or 60
 * @param samples how many samples (of a link: measurements) it is made of
 * @param participants how many people were measured
 * @param uplinkLossRatio share of packets lost on the way to the relay; of a link the loss both
 *     ways
 * @param receivedBitsPerSecond mean over the people
 * @param framesPerSecond mean over the received pictures
 * @param freezeRatio share of the time that received pictures stood still
 * @param concealmentRatio share of the received sound that the receivers made up
 * @param meanOpinionScore of the voice (ITU-T G.107.2); of several people the mean of what each
 *     heard in each second
 * @param unscored why there is no {@code meanOpinionScore}
 * @param utilisationRatio of a link alone
 */
public record SubjectWindow(
        String subject,
        Scope scope,
        String id,
        @Nullable String meetingId,
        Instant windowStart,
        Instant windowEnd,
        int windowSeconds,
        int samples,
        int participants,
        @Nullable Double uplinkLossRatio,
        @Nullable Double downlinkLossRatio,
        @Nullable Double jitterMillis,
        @Nullable Double roundTripMillis,
        @Nullable Double receivedBitsPerSecond,
        @Nullable Double framesPerSecond,
        @Nullable Double freezeRatio,
        @Nullable Double concealmentRatio,
        @Nullable Double meanOpinionScore,
        @Nullable Unscored unscored,
        @Nullable Double utilisationRatio) {

    /** What is measured. */
    public enum Scope {
        @JsonProperty("stream")
        STREAM,
        @JsonProperty("participant")
        PARTICIPANT,
        @JsonProperty("meeting")
        MEETING,
        @JsonProperty("relay")
        RELAY,
        @JsonProperty("site")
        SITE,
        @JsonProperty("link")
        LINK
    }

    /** Why there is no score. */
    public enum Unscored {
        /** No voice was received. */
        @JsonProperty("no-voice")
        NO_VOICE,
        /** Fewer packets than a ratio can be made of. */
        @JsonProperty("too-few-packets")
        TOO_FEW_PACKETS
    }
}
