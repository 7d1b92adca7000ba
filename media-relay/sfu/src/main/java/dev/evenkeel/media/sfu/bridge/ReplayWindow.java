package dev.evenkeel.media.sfu.bridge;

/** Lets each counter through once, the latest 1,024 in any order (as RFC 4303 §3.4.3). */
final class ReplayWindow {
    static final int SIZE = 1_024;

    private final long[] seen = new long[SIZE / 64];
    private long highest = -1;

    /** Whether {@code counter} may be new. Asked before the datagram has proved genuine. */
    boolean admits(long counter) {
        if (counter < 0 || counter <= highest - SIZE) {
            return false;
        }
        return counter > highest || (seen[word(counter)] & bit(counter)) == 0;
    }

    /** A genuine datagram had this counter. */
    void accept(long counter) {
        if (counter > highest) {
            long first = Math.max(highest + 1, counter - SIZE + 1);
            for (long skipped = first; skipped <= counter; skipped++) {
                seen[word(skipped)] &= ~bit(skipped);
            }
            highest = counter;
        }
        seen[word(counter)] |= bit(counter);
    }

    private static int word(long counter) {
        return (int) (counter % SIZE) / 64;
    }

    private static long bit(long counter) {
        return 1L << counter % 64;
    }
}
