package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Instant;

/**
 * A relay as last heard of.
 *
 * @param region where it stands
 * @param bridgeAddress {@code host:port} where other relays send bridge datagrams
 * @param cpuRatio how much of the CPU it can use is used, 0–1, over about the last three seconds
 * @param heardAt by this service's clock, so that relays' clocks need not agree with it
 */
public record KnownRelay(
        String relayId,
        String instanceId,
        String region,
        RelayState state,
        String controlUrl,
        String bridgeAddress,
        int sessions,
        double cpuRatio,
        Instant heardAt) {
    /** From here on its pictures are at risk: it gets no new meeting. */
    static final double FULL = 0.8;

    /** Weight of the newest of two heartbeats a second. */
    private static final double WEIGHT = 0.2;

    public static KnownRelay of(RelayHeartbeat heartbeat, Instant heardAt) {
        return new KnownRelay(
                heartbeat.relayId(),
                heartbeat.instanceId(),
                heartbeat.region(),
                heartbeat.state(),
                heartbeat.controlUrl(),
                heartbeat.bridgeAddress(),
                heartbeat.load().sessions(),
                heartbeat.load().cpuRatio(),
                heardAt);
    }

    public static KnownRelay of(RelayStarted started, Instant heardAt) {
        return new KnownRelay(
                started.relayId(),
                started.instanceId(),
                started.region(),
                RelayState.READY,
                started.controlUrl(),
                started.bridgeAddress(),
                0,
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
                region,
                RelayState.DRAINING,
                controlUrl,
                bridgeAddress,
                sessions,
                cpuRatio,
                Instant.MIN);
    }

    boolean isFull() {
        return cpuRatio >= FULL;
    }

    /** Heard again: one busy heartbeat among others does not fill a relay. */
    KnownRelay after(KnownRelay before) {
        double smoothed = before.cpuRatio + WEIGHT * (cpuRatio - before.cpuRatio);
        return new KnownRelay(
                relayId,
                instanceId,
                region,
                state,
                controlUrl,
                bridgeAddress,
                sessions,
                smoothed,
                heardAt);
    }
}
