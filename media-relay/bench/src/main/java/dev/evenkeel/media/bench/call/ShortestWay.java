package dev.evenkeel.media.bench.call;

/**
 * How long the fastest packet of the last ten to twenty seconds took: what everything else is late
 * by is told from that. Browsers follow a path that becomes longer as well (libwebrtc's
 * TimestampExtrapolator, and NetEq's RelativeArrivalDelayTracker within two seconds). Times in
 * nanoseconds; both clocks may differ.
 */
final class ShortestWay {
    private static final long WINDOW_NANOS = 10_000_000_000L;

    private boolean any;
    private long windowStart;
    private long least;
    private long leastBefore;

    /** Something took so long. */
    void took(long transit, long now) {
        if (!any) {
            any = true;
            windowStart = now;
            least = leastBefore = transit;
        } else if (now - windowStart > WINDOW_NANOS) {
            windowStart = now;
            leastBefore = least;
            least = transit;
        }
        least = Math.min(least, transit);
    }

    /** Once something came. */
    long nanos() {
        return Math.min(least, leastBefore);
    }
}
