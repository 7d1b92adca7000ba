package dev.evenkeel.media.sfu.inbound;

/** Bits a second over the last half to whole second. */
public final class BitRate {
    private static final long WINDOW_NANOS = 500_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private long windowStart;
    private long bytes;
    private long bytesBefore;

    public void add(int length, long now) {
        turn(now);
        bytes += length;
    }

    private void turn(long now) {
        long age = now - windowStart;
        if (age >= WINDOW_NANOS) {
            bytesBefore = age < 2 * WINDOW_NANOS ? bytes : 0;
            bytes = 0;
            windowStart = age < 2 * WINDOW_NANOS ? windowStart + WINDOW_NANOS : now;
        }
    }

    public long bitsPerSecond(long now) {
        turn(now);
        long nanos = bytesBefore > 0 ? WINDOW_NANOS + now - windowStart : WINDOW_NANOS;
        return (bytes + bytesBefore) * 8 * SECOND_NANOS / nanos;
    }
}
