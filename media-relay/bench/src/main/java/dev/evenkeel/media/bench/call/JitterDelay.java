package dev.evenkeel.media.bench.call;

/**
 * How long a browser holds pictures back (libwebrtc's JitterEstimator and VCMTiming in short): by
 * the noise in their delay, a round trip more once packets are being repeated, and 10 ms to draw
 * them. Milliseconds.
 */
final class JitterDelay {
    private static final double RENDER = 10;
    private static final double DEVIATIONS = 2.33;
    private static final double OFFSET = 30;
    private static final double SMOOTHING = 1.0 / 400;
    private static final double LEAST = 1;
    private static final int ENOUGH = 30;

    private double variance = 16;
    private double lastTransit;
    private int count;

    /** A picture is complete that no repetition of the receiver's own had to be waited for. */
    void complete(double transitMillis) {
        if (count++ > 0) {
            double change = transitMillis - lastTransit;
            double weight = Math.max(SMOOTHING, 1.0 / Math.max(ENOUGH, count));
            variance += weight * (change * change - variance);
        }
        lastTransit = transitMillis;
    }

    /**
     * @param repeating whether packets are asked for again
     */
    double millis(boolean repeating) {
        double noise = Math.max(LEAST, DEVIATIONS * Math.sqrt(variance) - OFFSET);
        return noise + RENDER + (repeating ? LossRequests.ROUND_TRIP_NANOS / 1e6 : 0);
    }
}
