package dev.evenkeel.media.sfu.congestion;

/**
 * Notices that a path has become much narrower than what is being sent: packets come far apart, and
 * each later than the one before. A trend needs many packets to show, and by then the queue is full
 * and drops them; this one is seen in about a tenth of a second, and tells what gets through. A
 * receiver whose processor was busy takes many packets at a time, and a way that is longer all at
 * once makes one step: neither is a fall.
 */
final class SuddenFall {
    /** With so little nothing queues. */
    private static final double CLEAR_MILLIS = 15;

    private static final double ENOUGH_MILLIS = 60;
    private static final double SPAN_MILLIS = 80;

    /** Of the time packets take to come: at least so much is time they are late by. */
    private static final double STEEP = 0.35;

    /** Between two packets on a path too narrow for a picture of the usual size. */
    private static final double APART_MILLIS = 4;

    private static final int ENOUGH_STEPS = 4;

    private double sinceMillis = Double.NaN;
    private double queueThen;
    private double queueNow;
    private double lastMillis;
    private long bytes;
    private int steps;

    /** A packet was reported; in the order they left. */
    void add(int size, double queueMillis, double arrivedMillis) {
        if (queueMillis < CLEAR_MILLIS || Double.isNaN(sinceMillis) || arrivedMillis < lastMillis) {
            sinceMillis = lastMillis = arrivedMillis;
            queueThen = queueNow = queueMillis;
            bytes = 0;
            steps = 0;
            return;
        }
        if (arrivedMillis - lastMillis >= APART_MILLIS && queueMillis > queueNow) {
            steps++;
        }
        lastMillis = arrivedMillis;
        queueNow = queueMillis;
        bytes += size;
    }

    /** Bits a second that the path carries if it has just become narrow, else 0; told once. */
    double take() {
        double span = lastMillis - sinceMillis;
        double grown = queueNow - queueThen;
        boolean fell =
                steps >= ENOUGH_STEPS
                        && span >= SPAN_MILLIS
                        && grown >= ENOUGH_MILLIS
                        && grown >= STEEP * span;
        if (!fell) {
            return 0;
        }
        sinceMillis = Double.NaN;
        return bytes * 8_000.0 / span;
    }
}
