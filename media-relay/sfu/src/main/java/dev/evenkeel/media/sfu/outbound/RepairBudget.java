package dev.evenkeel.media.sfu.outbound;

/**
 * Keeps repairs from filling a narrow path: what a queue dropped would be dropped again, and what
 * is new with it. At most half of what the path carries goes to repairs.
 */
final class RepairBudget {
    private static final double SHARE = 0.5;
    private static final long BURST_NANOS = 200_000_000;

    private double bytes;
    private long at;

    /** Whether something may be repaired now. */
    boolean admits(long bitsPerSecond, long now) {
        double perNano = SHARE * bitsPerSecond / 8e9;
        double most = perNano * BURST_NANOS;
        bytes = Math.min(most, bytes + perNano * Math.clamp(now - at, 0, BURST_NANOS));
        at = now;
        return bytes > 0;
    }

    void spend(int length) {
        bytes -= length;
    }
}
