package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs from now on. The topic is compacted; the highest epoch is the truth.
 *
 * @param primary relay that carries the meeting
 * @param standby relay kept connected, {@code null} while there is none
 * @param epoch grows by one with each placement of the meeting, from 1
 * @param commandId the failover command that asked for it, if one did
 */
public record MeetingPlaced(
        String meetingId,
        String primary,
        @Nullable String standby,
        long epoch,
        Reason reason,
        @Nullable String commandId,
        Instant placedAt) {

    /** Why the meeting was placed so. */
    public enum Reason {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("relay-lost")
        RELAY_LOST,
        @JsonProperty("relay-sick")
        RELAY_SICK,
        @JsonProperty("standby-lost")
        STANDBY_LOST,
        @JsonProperty("standby-restored")
        STANDBY_RESTORED,
        @JsonProperty("drain")
        DRAIN
    }
}
