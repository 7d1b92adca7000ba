package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Instant;

/**
 * A relay as last heard of.
 *
 * @param bridgeAddress {@code host:port} where other relays send bridge datagrams
 * @param heardAt by this service's clock, so that relays' clocks need not agree with it
 */
public record KnownRelay(
        String relayId,
        String instanceId,
        RelayState state,
        String controlUrl,
        String bridgeAddress,
        int sessions,
        Instant heardAt) {

    public static KnownRelay of(RelayHeartbeat heartbeat, Instant heardAt) {
        return new KnownRelay(
                heartbeat.relayId(),
                heartbeat.instanceId(),
                heartbeat.state(),
                heartbeat.controlUrl(),
                heartbeat.bridgeAddress(),
                heartbeat.load().sessions(),
                heardAt);
    }

    public static KnownRelay of(RelayStarted started, Instant heardAt) {
        return new KnownRelay(
                started.relayId(),
                started.instanceId(),
                RelayState.READY,
                started.controlUrl(),
                started.bridgeAddress(),
                0,
                heardAt);
    }

    public RelayRef ref() {
        return new RelayRef(relayId, instanceId);
    }

    boolean isInstance(String instance) {
        return instanceId.equals(instance);
    }

    /** After it said goodbye: leaving, and not heard any more. */
    KnownRelay stopped() {
        return new KnownRelay(
                relayId,
                instanceId,
                RelayState.DRAINING,
                controlUrl,
                bridgeAddress,
                sessions,
                Instant.MIN);
    }
}
