package dev.evenkeel.media.sfu.congestion;

/**
 * Notices that a path has become much narrower than what is being sent: packets come ever later,
 * and fast. A trend needs many packets to show, and by then the queue is full and drops them; this
 * one is seen in about a tenth of a second, and tells what gets through.
 */
final class SuddenFall {
    /** With so little nothing queues. */
    private static final double CLEAR_MILLIS = 15;

    private static final double ENOUGH_MILLIS = 60;
    private static final double SPAN_MILLIS = 80;

    /** Of the time packets take to come: at least so much is time they are late by. */
    private static final double STEEP = 0.35;

    /** Of the growth: what comes all at once is a longer way, and no queue. */
    private static final double AT_ONCE = 0.6;

    private static final int ENOUGH_PACKETS = 4;

    private double sinceMillis = Double.NaN;
    private double queueThen;
    private double queueNow;
    private double lastMillis;
    private double largestStep;
    private long bytes;
    private int packets;

    /** A packet was reported; in the order they left. */
    void add(int size, double queueMillis, double arrivedMillis) {
        if (queueMillis < CLEAR_MILLIS || Double.isNaN(sinceMillis) || arrivedMillis < lastMillis) {
            sinceMillis = lastMillis = arrivedMillis;
            queueThen = queueNow = queueMillis;
            largestStep = 0;
            bytes = 0;
            packets = 0;
            return;
        }
        lastMillis = arrivedMillis;
        largestStep = Math.max(largestStep, queueMillis - queueNow);
        queueNow = queueMillis;
        bytes += size;
        packets++;
    }

    /** Bits a second that the path carries if it has just become narrow, else 0; told once. */
    double take() {
        double span = lastMillis - sinceMillis;
        double grown = queueNow - queueThen;
        boolean fell =
                packets >= ENOUGH_PACKETS
                        && span >= SPAN_MILLIS
                        && grown >= ENOUGH_MILLIS
                        && grown >= STEEP * span
                        && largestStep <= AT_ONCE * grown;
        if (!fell) {
            return 0;
        }
        sinceMillis = Double.NaN;
        return bytes * 8_000.0 / span;
    }
}
