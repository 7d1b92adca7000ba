package dev.evenkeel.media.sfu.congestion;

/**
 * Additive or multiplicative increase, multiplicative decrease (draft-ietf-rmcat-gcc-02 §5.5): down
 * to a share of what arrived when a queue builds up, up slowly near where that last happened and
 * faster elsewhere.
 */
final class RateControl {
    private static final double BACK_OFF = 0.85;
    private static final double GROWTH_PER_SECOND = 1.08;
    private static final double MIN_GROWTH = 4_000;
    private static final double PACKET_BITS = 1_200 * 8;
    private static final double FRAMES_PER_SECOND = 30;
    private static final double HEADROOM = 1.5;
    private static final double SMOOTHING = 0.05;

    /** With such a queue nothing grows. */
    private static final double QUEUE_MILLIS = 100;

    /**
     * Such a queue has to go soon. While it is there the path is full, so what arrives is its rate.
     */
    private static final double LONG_QUEUE_MILLIS = 200;

    private static final double DRAIN = 0.6;

    private enum Phase {
        HOLD,
        INCREASE
    }

    private final double min;
    private final double max;
    private Phase phase = Phase.INCREASE;
    private double bitsPerSecond;
    private double capacity;
    private double deviation = 0.4;
    private double updatedMillis = -1;
    private boolean everDecreased;

    RateControl(double start, double min, double max) {
        bitsPerSecond = start;
        this.min = min;
        this.max = max;
    }

    void update(
            Usage usage,
            double acknowledged,
            double roundTripMillis,
            double queueMillis,
            double nowMillis) {
        double seconds =
                updatedMillis < 0 ? 0 : Math.clamp((nowMillis - updatedMillis) / 1_000, 0, 1);
        updatedMillis = nowMillis;
        switch (usage) {
            case OVER -> decrease(acknowledged);
            case UNDER -> phase = Phase.HOLD;
            case NORMAL -> {
                if (phase == Phase.INCREASE && queueMillis < QUEUE_MILLIS) {
                    increase(acknowledged, roundTripMillis, seconds);
                }
                phase = Phase.INCREASE;
            }
        }
        if (queueMillis > LONG_QUEUE_MILLIS && everDecreased && acknowledged > 0) {
            lowerTo(DRAIN * acknowledged);
        }
    }

    private void decrease(double acknowledged) {
        phase = Phase.HOLD;
        if (acknowledged <= 0) {
            return;
        }
        everDecreased = true;
        double target = BACK_OFF * acknowledged;
        if (target > bitsPerSecond && capacity > 0) {
            target = BACK_OFF * capacity;
        }
        set(Math.min(bitsPerSecond, target));
        learnCapacity(acknowledged);
    }

    private void learnCapacity(double sample) {
        if (capacity > 0 && Math.abs(sample - capacity) > 3 * spread()) {
            capacity = 0;
        }
        double error = capacity == 0 ? 0 : capacity - sample;
        capacity = capacity == 0 ? sample : (1 - SMOOTHING) * capacity + SMOOTHING * sample;
        deviation =
                Math.clamp(
                        (1 - SMOOTHING) * deviation
                                + SMOOTHING * error * error / Math.max(1, capacity * 1_000),
                        0.4,
                        2.5);
    }

    /** Standard deviation of where overuse began, in bits a second. */
    private double spread() {
        return Math.sqrt(deviation * capacity * 1_000);
    }

    private void increase(double acknowledged, double roundTripMillis, double seconds) {
        if (capacity > 0 && acknowledged > capacity + 3 * spread()) {
            capacity = 0;
        }
        double more =
                capacity > 0
                        ? seconds * nearCapacity(roundTripMillis)
                        : bitsPerSecond * (Math.pow(GROWTH_PER_SECOND, seconds) - 1);
        double ceiling = Math.max(bitsPerSecond, HEADROOM * acknowledged + 10_000);
        set(Math.min(ceiling, bitsPerSecond + Math.max(more, seconds * MIN_GROWTH)));
    }

    /** About a packet in each response time. */
    private double nearCapacity(double roundTripMillis) {
        double frame = bitsPerSecond / FRAMES_PER_SECOND;
        double packet = frame / Math.ceil(frame / PACKET_BITS);
        return packet * 1_000 / (roundTripMillis + 100);
    }

    /** Somebody has found out that so much goes through. */
    void raiseTo(double value) {
        if (value > bitsPerSecond) {
            set(value);
            capacity = 0;
        }
    }

    /** Somebody has found out that not more than so much goes through. */
    void lowerTo(double value) {
        if (value < bitsPerSecond) {
            everDecreased = true;
            set(value);
        }
    }

    private void set(double value) {
        bitsPerSecond = Math.clamp(value, min, max);
    }

    double bitsPerSecond() {
        return bitsPerSecond;
    }

    boolean everDecreased() {
        return everDecreased;
    }
}
