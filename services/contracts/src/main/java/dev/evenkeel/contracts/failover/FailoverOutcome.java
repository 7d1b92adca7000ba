package dev.evenkeel.contracts.failover;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command. Exactly one for each command.
 *
 * @param epoch the epoch of the meeting's placement after the command
 */
public record FailoverOutcome(
        String commandId,
        String meetingId,
        String incidentId,
        Result result,
        long epoch,
        @Nullable String primary,
        @Nullable String standby,
        String detail,
        Instant decidedAt) {

    /** The result in one word. */
    public enum Result {
        @JsonProperty("applied")
        APPLIED,
        /** The meeting does not use that relay (any more). */
        @JsonProperty("not-needed")
        NOT_NEEDED,
        @JsonProperty("stale-epoch")
        STALE_EPOCH,
        /** There is no other relay to go to. */
        @JsonProperty("no-relay")
        NO_RELAY,
        @JsonProperty("expired")
        EXPIRED
    }
}
