package dev.evenkeel.room.crowd;

import java.time.Duration;
import java.util.Arrays;

/** How long each delivery took. Thread-safe. */
final class Delays {
    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    synchronized void startOver() {
        count = 0;
    }

    /**
     * What this share of the deliveries did not take longer than.
     *
     * @param share above 0, at most 1
     */
    synchronized Duration atMost(double share) {
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.ceil(share * count) - 1]);
    }
}
