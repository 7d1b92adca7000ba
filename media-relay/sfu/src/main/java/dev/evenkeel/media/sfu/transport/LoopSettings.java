package dev.evenkeel.media.sfu.transport;

/**
 * How a loop meets the network.
 *
 * @param tcp whether it takes ICE over TCP (RFC 6544) on the port number of its UDP socket
 * @param dscp mark of every packet sent (RFC 2474), 0–63; 0 is none
 */
public record LoopSettings(boolean tcp, int dscp) {
    private static final int MOST = 63;

    /** ECN has the lower two bits of the octet (RFC 3168 §5). */
    private static final int ECN_BITS = 2;

    public LoopSettings {
        if (dscp < 0 || dscp > MOST) {
            throw new IllegalArgumentException(
                    "a DSCP is between 0 and %d, not %d".formatted(MOST, dscp));
        }
    }

    /** Only UDP, and unmarked. */
    public static LoopSettings udpOnly() {
        return new LoopSettings(false, 0);
    }

    /** The octet of the IP header. */
    int trafficClass() {
        return dscp << ECN_BITS;
    }
}
