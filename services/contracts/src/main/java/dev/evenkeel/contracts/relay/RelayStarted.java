package dev.evenkeel.contracts.relay;

import java.time.Instant;

/**
 * A relay process is ready.
 *
 * @param instanceId new with each start of the process
 */
public record RelayStarted(
        String relayId,
        String instanceId,
        String region,
        String controlUrl,
        String bridgeAddress,
        Instant startedAt) {}
