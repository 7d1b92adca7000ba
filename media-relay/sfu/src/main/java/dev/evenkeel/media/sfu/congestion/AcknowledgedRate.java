package dev.evenkeel.media.sfu.congestion;

/** Bits a second that arrive, by the receiver's clock. */
final class AcknowledgedRate {
    private static final double WINDOW_MILLIS = 150;
    private static final double FIRST_WINDOW_MILLIS = 500;
    private static final double LONG_AGO_MILLIS = 1_000;
    private static final double WEIGHT = 0.5;

    private boolean any;
    private double begin;
    private double last;
    private long bytes;
    private double bitsPerSecond;

    void add(int size, double arrivedMillis) {
        if (!any || arrivedMillis - last > LONG_AGO_MILLIS || arrivedMillis < begin) {
            any = true;
            begin = arrivedMillis;
            bytes = 0;
        }
        last = arrivedMillis;
        double window = bitsPerSecond == 0 ? FIRST_WINDOW_MILLIS : WINDOW_MILLIS;
        if (arrivedMillis - begin >= window) {
            double sample = bytes * 8_000.0 / (arrivedMillis - begin);
            bitsPerSecond =
                    bitsPerSecond == 0 ? sample : (1 - WEIGHT) * bitsPerSecond + WEIGHT * sample;
            begin = arrivedMillis;
            bytes = 0;
        }
        bytes += size;
    }

    /** 0 while unknown. */
    double bitsPerSecond() {
        return bitsPerSecond;
    }
}
