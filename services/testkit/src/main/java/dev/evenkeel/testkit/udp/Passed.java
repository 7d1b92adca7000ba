package dev.evenkeel.testkit.udp;

/**
 * What went one way through the proxy in a stretch of time.
 *
 * @param datagrams that went through
 * @param bytes of them, with IPv4 and UDP headers
 * @param lost by chance
 * @param overflowed that found the queue full
 * @param waitedNanos in queues, all together, without the time their own sending took
 */
public record Passed(
        long datagrams,
        long bytes,
        long lost,
        long overflowed,
        long waitedNanos,
        long longestWaitNanos) {

    public double bitsPerSecond(double seconds) {
        return bytes * 8 / seconds;
    }

    /** Of a datagram, 0 when there were none. */
    public double meanWaitMillis() {
        return datagrams == 0 ? 0 : waitedNanos / 1e6 / datagrams;
    }

    public double longestWaitMillis() {
        return longestWaitNanos / 1e6;
    }
}
