package dev.evenkeel.testkit.udp;

/**
 * The bottleneck of one direction of one client at work. Pure; time is an argument in nanoseconds.
 * When its rate changes, what already waits leaves as was said when it came.
 */
final class Link {
    private long busyUntil;
    private boolean used;

    /**
     * Takes a datagram in: when its last bit has left, or -1 when the queue was full.
     *
     * @param bytes of its payload
     */
    long pass(int bytes, Bottleneck width, long nowNanos) {
        if (!width.narrow()) {
            return nowNanos;
        }
        long begins = used && busyUntil - nowNanos > 0 ? busyUntil : nowNanos;
        if (begins - nowNanos > width.nanosFor(width.queueBytes())) {
            return -1;
        }
        used = true;
        busyUntil = begins + width.nanosFor(bytes + Bottleneck.HEADERS);
        return busyUntil;
    }
}
