package dev.evenkeel.media.sfu.transport;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transport at one moment. Counters grow from its beginning.
 *
 * @param profile how its media is protected; null before the handshake is done
 * @param addresses places the client has proved to be at
 * @param silentMillis since it was heard last
 * @param received SRTP and SRTCP packets that came, before they were opened
 * @param sent SRTP and SRTCP packets handed to the socket
 * @param dropped reasons that occurred
 */
public record TransportSnapshot(
        @Nullable String profile,
        int addresses,
        long silentMillis,
        long received,
        long sent,
        Map<DropReason, Long> dropped) {

    public TransportSnapshot {
        dropped = Map.copyOf(dropped);
    }

    /** Of a transport that keeps no account. */
    static final TransportSnapshot NONE = new TransportSnapshot(null, 0, 0, 0, 0, Map.of());

    /**
     * @param drops by ordinal
     */
    static Map<DropReason, Long> reasons(long[] drops) {
        Map<DropReason, Long> occurred = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            if (drops[reason.ordinal()] > 0) {
                occurred.put(reason, drops[reason.ordinal()]);
            }
        }
        return occurred;
    }
}
