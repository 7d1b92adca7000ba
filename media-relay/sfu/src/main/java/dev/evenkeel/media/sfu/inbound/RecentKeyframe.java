package dev.evenkeel.media.sfu.inbound;

/**
 * Where the newest keyframe lies among the packets that are kept. Who comes shortly after it can
 * begin with it at once; another one would be late or not come at all: browsers make no two within
 * 300 ms, and ignore who asks for a second.
 */
public final class RecentKeyframe {
    static final long LONGEST_NANOS = 400_000_000;

    /** More would fill the path of who begins with it. */
    static final int MOST_PACKETS = 200;

    private final PacketCache cache;
    private boolean known;
    private long first;
    private long at;

    RecentKeyframe(PacketCache cache) {
        this.cache = cache;
    }

    /** A keyframe begins with this packet. */
    void began(long sequence, long now) {
        if (!known || sequence > first) {
            known = true;
            first = sequence;
            at = now;
        }
    }

    void forget() {
        known = false;
    }

    /**
     * How many packets there are from its first to the newest.
     *
     * @return 0 when it is too long ago, or a packet is missing
     */
    int packets(long newest, long now) {
        long count = newest - first + 1;
        if (!known || now - at > LONGEST_NANOS || count > MOST_PACKETS) {
            return 0;
        }
        for (long sequence = first; sequence <= newest; sequence++) {
            if (!cache.contains((int) sequence & 0xFFFF)) {
                return 0;
            }
        }
        return (int) count;
    }

    /** Sequence number of its first packet. */
    public int sequence() {
        return (int) first & 0xFFFF;
    }

    /** When that came. */
    public long at() {
        return at;
    }
}
