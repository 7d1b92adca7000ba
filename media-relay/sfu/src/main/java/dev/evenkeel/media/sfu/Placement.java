package dev.evenkeel.media.sfu;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a meeting runs. A relay that is neither primary nor standby ends the sessions of the
 * meeting.
 *
 * @param bridges bridge addresses by relay id, at least of the peer
 */
public record Placement(
        String meetingId,
        long epoch,
        String primary,
        @Nullable String standby,
        Map<String, InetSocketAddress> bridges) {}
