package dev.evenkeel.media.sfu.congestion;

/**
 * Loss as a sign of congestion (draft-ietf-rmcat-gcc-02 §6). A path that loses packets at random
 * doesn't lose less for being used less: where queues do not show as well, only a heavy loss
 * counts, and only what is lost beyond the usual does.
 */
final class LossControl {
    private static final double CONGESTED = 0.1;
    private static final double HEAVY = 0.2;
    private static final double INTERVAL_MILLIS = 300;
    private static final int ENOUGH = 20;
    private static final double LEARNING = 0.1;
    private static final double BACK_OFF = 0.85;

    private int lost;
    private int reported;
    private double sinceMillis = -1;
    private double ratio;

    /** What is lost while nothing queues. */
    private double usual;

    /** Whether so much is lost that even a path without queues has to be congested. */
    boolean heavy() {
        return ratio > HEAVY + usual;
    }

    void reported(boolean received) {
        reported++;
        lost += received ? 0 : 1;
    }

    /** Lowers the rate if that is called for. */
    void update(RateControl rate, double acknowledged, boolean queues, double nowMillis) {
        if (sinceMillis < 0) {
            sinceMillis = nowMillis;
        }
        if (reported < ENOUGH || nowMillis - sinceMillis < INTERVAL_MILLIS) {
            return;
        }
        ratio = (double) lost / reported;
        boolean congested = ratio > (queues ? CONGESTED : HEAVY) + usual;
        if (!queues && !congested) {
            usual += LEARNING * (ratio - usual);
        }
        if (congested && acknowledged > 0) {
            double lower = rate.bitsPerSecond() * (1 - 0.5 * ratio);
            rate.lowerTo(Math.max(lower, BACK_OFF * acknowledged));
        }
        lost = reported = 0;
        sinceMillis = nowMillis;
    }
}
