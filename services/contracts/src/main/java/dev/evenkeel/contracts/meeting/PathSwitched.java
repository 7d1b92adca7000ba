package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A participant's media moved from one relay to another.
 *
 * @param epoch placement epoch the participant knew when it switched
 * @param silenceMillis how long the old path had been silent when the participant left it, ≥ 0
 */
public record PathSwitched(
        String meetingId,
        String participantId,
        String fromRelayId,
        String toRelayId,
        long epoch,
        Reason reason,
        long silenceMillis,
        Instant switchedAt) {

    /** What made the participant switch. */
    public enum Reason {
        @JsonProperty("relay-lost")
        RELAY_LOST,
        @JsonProperty("path-lost")
        PATH_LOST,
        @JsonProperty("placement")
        PLACEMENT,
        @JsonProperty("return")
        RETURN
    }
}
