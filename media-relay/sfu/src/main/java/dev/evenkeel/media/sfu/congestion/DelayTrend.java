package dev.evenkeel.media.sfu.congestion;

/**
 * Whether packets take longer and longer: the slope of a line through the delays of the latest
 * bursts, against a threshold that adapts to the path's own jitter (draft-ietf-rmcat-gcc-02 §5.3
 * and §5.4; the line instead of a Kalman filter as in libwebrtc).
 */
final class DelayTrend {
    private static final int WINDOW = 20;
    private static final double SMOOTHING = 0.9;
    private static final double GAIN = 4;
    private static final int MAX_DELTAS = 60;
    private static final double OVERUSE_MILLIS = 10;
    private static final double THRESHOLD_UP = 0.0087;
    private static final double THRESHOLD_DOWN = 0.039;
    private static final double MAX_STEP_MILLIS = 100;
    private static final double MAX_JUMP = 15;

    private final double[] times = new double[WINDOW];
    private final double[] delays = new double[WINDOW];
    private int count;
    private double accumulated;
    private double smoothed;
    private double threshold = 12.5;
    private double overusedMillis = -1;
    private int overuses;
    private double lastTrend;
    private Usage usage = Usage.NORMAL;

    /**
     * A burst came.
     *
     * @param sendMillis after the burst before
     * @param arrivalMillis after the burst before
     * @param atMillis when, by the receiver's clock
     */
    void add(double sendMillis, double arrivalMillis, double atMillis) {
        accumulated += arrivalMillis - sendMillis;
        smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
        times[count % WINDOW] = atMillis;
        delays[count % WINDOW] = smoothed;
        count++;
        double slope = count < WINDOW ? 0 : slope();
        judge(Math.min(count, MAX_DELTAS) * slope * GAIN, slope, sendMillis, arrivalMillis);
    }

    /** Least squares. */
    private double slope() {
        double meanTime = 0;
        double meanDelay = 0;
        for (int i = 0; i < WINDOW; i++) {
            meanTime += times[i] / WINDOW;
            meanDelay += delays[i] / WINDOW;
        }
        double both = 0;
        double squares = 0;
        for (int i = 0; i < WINDOW; i++) {
            both += (times[i] - meanTime) * (delays[i] - meanDelay);
            squares += (times[i] - meanTime) * (times[i] - meanTime);
        }
        return squares == 0 ? 0 : both / squares;
    }

    private void judge(double trend, double slope, double sendMillis, double arrivalMillis) {
        if (trend > threshold) {
            overusedMillis = overusedMillis < 0 ? sendMillis / 2 : overusedMillis + sendMillis;
            overuses++;
            if (overusedMillis > OVERUSE_MILLIS && overuses > 1 && slope >= lastTrend) {
                overusedMillis = 0;
                overuses = 0;
                usage = Usage.OVER;
            }
        } else {
            overusedMillis = -1;
            overuses = 0;
            usage = trend < -threshold ? Usage.UNDER : Usage.NORMAL;
        }
        lastTrend = slope;
        adapt(Math.abs(trend), Math.min(arrivalMillis, MAX_STEP_MILLIS));
    }

    private void adapt(double trend, double millis) {
        if (trend <= threshold + MAX_JUMP) {
            double speed = trend < threshold ? THRESHOLD_DOWN : THRESHOLD_UP;
            threshold += speed * (trend - threshold) * Math.max(0, millis);
            threshold = Math.clamp(threshold, 6, 600);
        }
    }

    Usage usage() {
        return usage;
    }
}
