package dev.evenkeel.media.sfu.transport.tcp;

import java.util.Map;

/**
 * Connections since the start.
 *
 * @param open now
 * @param troubles every one, also those that never occurred
 */
public record TcpCounters(long accepted, int open, Map<TcpTrouble, Long> troubles) {
    public TcpCounters {
        troubles = Map.copyOf(troubles);
    }

    /** Of a relay that listens on no TCP port. */
    public static TcpCounters none() {
        return new TcpCounters(0, 0, Map.of());
    }
}
