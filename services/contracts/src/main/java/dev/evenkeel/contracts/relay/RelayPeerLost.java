package dev.evenkeel.contracts.relay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relay does not hear its pair peer any more. Cleared by {@link RelayPeerFound}.
 *
 * @param relayId who reports
 * @param peerId who is silent
 * @param meetingIds meetings the two serve together
 * @param gone whether the peer's machine said that its process is not there any more; {@code null}
 *     from relays that do not ask
 */
public record RelayPeerLost(
        String relayId,
        String peerId,
        List<String> meetingIds,
        long silentMillis,
        Instant lostAt,
        @Nullable Boolean gone) {

    /** Whether the peer is known to be gone, not only silent. */
    public boolean saysGone() {
        return Boolean.TRUE.equals(gone);
    }
}
