package dev.evenkeel.media.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How durations spread: half are no longer than the median, 95 % than {@code p95}. */
record Spread(Duration median, Duration p95, Duration longest) {
    /**
     * @param durations at least one
     */
    static Spread of(List<Duration> durations) {
        Duration[] sorted = durations.toArray(Duration[]::new);
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.5), at(sorted, 0.95), sorted[sorted.length - 1]);
    }

    /** Nearest rank. */
    private static Duration at(Duration[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %d, p95 %d, max %d ms",
                median.toMillis(),
                p95.toMillis(),
                longest.toMillis());
    }
}
