package dev.evenkeel.media.sfu.transport.srtp;

/** Remembers which of the last 1,024 indices were seen, RFC 3711 §3.3.2. */
final class ReplayWindow {
    private static final int SIZE = 1_024;
    private static final int SLOTS = SIZE - 1;

    private final long[] seen = new long[SIZE / Long.SIZE];
    private long highest = -1;

    /** Highest index seen, -1 before the first. */
    long highest() {
        return highest;
    }

    /** Neither seen nor too old. */
    boolean admits(long index) {
        if (index > highest) {
            return true;
        }
        return index >= 0 && highest - index < SIZE && !isSeen(index);
    }

    void record(long index) {
        if (index > highest) {
            advance(index);
        }
        seen[slot(index)] |= 1L << index;
    }

    private void advance(long index) {
        long from = Math.max(highest + 1, index - SLOTS);
        for (long skipped = from; skipped <= index; skipped++) {
            seen[slot(skipped)] &= ~(1L << skipped);
        }
        highest = index;
    }

    private boolean isSeen(long index) {
        return (seen[slot(index)] & 1L << index) != 0;
    }

    private static int slot(long index) {
        return (int) (index & SLOTS) >>> 6;
    }
}
