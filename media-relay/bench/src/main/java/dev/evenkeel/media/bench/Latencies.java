package dev.evenkeel.media.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long packets were under way to one receiver, from before the publisher's send to after the
 * receiver's receive on the same machine: the server's own time and twice the kernel's. Written by
 * one thread, read by another when that one is quiet.
 */
final class Latencies {
    private static final int MOST = 1 << 20;

    private final int[] micros = new int[MOST];
    private volatile int count;

    synchronized void add(long nanos) {
        if (count < MOST) {
            micros[count] = (int) (nanos / 1_000);
            count = count + 1;
        }
    }

    /** Of all since the last call. */
    synchronized Percentiles take() {
        int[] sorted = Arrays.copyOf(micros, count);
        count = 0;
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
    }

    private static Duration at(int[] sorted, double share) {
        if (sorted.length == 0) {
            return Duration.ZERO;
        }
        int index = Math.min(sorted.length - 1, (int) (share * sorted.length));
        return Duration.ofNanos(sorted[index] * 1_000L);
    }

    /** Zero when there was no packet. */
    record Percentiles(Duration median, Duration p99, Duration p999) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.2f, p99 %.2f, p99.9 %.2f ms",
                    millis(median),
                    millis(p99),
                    millis(p999));
        }

        private static double millis(Duration duration) {
            return duration.toNanos() / 1e6;
        }
    }
}
