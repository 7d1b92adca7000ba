package dev.evenkeel.incident.console.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One relay as an operator sees it.
 *
 * @param since when it was first seen in this state
 * @param lastSeen arrival of its newest heartbeat
 */
public record RelayView(
        String relayId,
        State state,
        Instant since,
        @Nullable Instant lastSeen,
        @Nullable String instanceId,
        @Nullable String region,
        @Nullable RelayLoad load,
        List<RelayPeer> peers,
        List<Placed> meetings) {

    /** What a relay is doing. */
    public enum State {
        @JsonProperty("ready")
        READY,
        @JsonProperty("draining")
        DRAINING,
        @JsonProperty("lost")
        LOST,
        @JsonProperty("fenced")
        FENCED,
        @JsonProperty("stopped")
        STOPPED,
        /** A placement names it, and nobody has heard it since this service began to listen. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /** A meeting placed on it. */
    public record Placed(String meetingId, String role, long epoch) {}
}
