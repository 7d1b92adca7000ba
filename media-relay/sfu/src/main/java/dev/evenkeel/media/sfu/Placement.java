package dev.evenkeel.media.sfu;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs. A relay that belongs to none of the pairs ends the sessions of the meeting.
 *
 * @param pairs at least one; participants sit on one of them, which they name by its number
 * @param bridges bridge addresses by relay id, at least of the other relays of the meeting
 */
public record Placement(
        String meetingId,
        long epoch,
        List<RelayPair> pairs,
        Map<String, InetSocketAddress> bridges) {

    public Placement {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("meeting " + meetingId + " has no relay");
        }
        pairs = List.copyOf(pairs);
    }

    /** Of a meeting on one pair. */
    public Placement(
            String meetingId,
            long epoch,
            String primary,
            @Nullable String standby,
            Map<String, InetSocketAddress> bridges) {
        this(meetingId, epoch, List.of(new RelayPair(primary, standby)), bridges);
    }
}
