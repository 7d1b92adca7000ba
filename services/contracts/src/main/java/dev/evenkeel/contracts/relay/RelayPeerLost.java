package dev.evenkeel.contracts.relay;

import java.time.Instant;
import java.util.List;

/**
 * A relay does not hear its pair peer any more. Cleared by {@link RelayPeerFound}.
 *
 * @param relayId who reports
 * @param peerId who is silent
 * @param meetingIds meetings the two serve together
 */
public record RelayPeerLost(
        String relayId,
        String peerId,
        List<String> meetingIds,
        long silentMillis,
        Instant lostAt) {}
