package dev.evenkeel.contracts.relay;

import java.time.Instant;
import java.util.List;

/**
 * Sent every 500 ms.
 *
 * @param sequence from 1, grows by one with each heartbeat of this instance
 * @param peers relays it is bridged to
 * @param meetingIds meetings with at least one connected session here
 */
public record RelayHeartbeat(
        String relayId,
        String instanceId,
        long sequence,
        RelayState state,
        String region,
        String controlUrl,
        String bridgeAddress,
        RelayLoad load,
        List<RelayPeer> peers,
        List<String> meetingIds,
        Instant sentAt) {}
