package dev.evenkeel.media.sfu.congestion;

/**
 * A short burst at a higher rate than the estimate, to find out whether that goes through: the rate
 * at which it arrives is what the path carries.
 */
final class Probe {
    private static final int ENOUGH = 5;
    private static final double PATIENCE_MILLIS = 1_000;
    private static final double WENT_THROUGH = 0.9;
    private static final double CAUTION = 0.95;

    private long firstSequence;
    private long endSequence;
    private boolean sending;
    private boolean waiting;
    private double endedMillis;
    private int packets;
    private long bytes;
    private int firstSize;
    private double firstSent;
    private double lastSent;
    private double firstArrived;
    private double lastArrived;

    /** It begins with this packet. */
    void begin(long sequence) {
        firstSequence = sequence;
        sending = waiting = true;
        endSequence = Long.MAX_VALUE;
        packets = 0;
        bytes = 0;
    }

    /** This packet is no part of it any more. */
    void end(long sequence, double nowMillis) {
        if (sending) {
            sending = false;
            endSequence = sequence;
            endedMillis = nowMillis;
        }
    }

    boolean running() {
        return waiting;
    }

    boolean sending() {
        return sending;
    }

    void received(long sequence, int size, double sentMillis, double arrivedMillis) {
        if (!waiting || sequence < firstSequence || sequence >= endSequence) {
            return;
        }
        if (packets++ == 0) {
            firstSize = size;
            firstSent = lastSent = sentMillis;
            firstArrived = lastArrived = arrivedMillis;
        }
        bytes += size;
        lastSent = Math.max(lastSent, sentMillis);
        lastArrived = Math.max(lastArrived, arrivedMillis);
    }

    /**
     * What it found, once everything has been reported or too much time has passed: bits a second,
     * or 0 for nothing.
     */
    double result(long highestReported, double nowMillis) {
        boolean done = !sending && highestReported >= endSequence - 1;
        if (!waiting || sending || (!done && nowMillis - endedMillis < PATIENCE_MILLIS)) {
            return 0;
        }
        waiting = false;
        double bits = (bytes - firstSize) * 8_000.0;
        if (packets < ENOUGH || lastSent <= firstSent || lastArrived <= firstArrived) {
            return 0;
        }
        double sentRate = bits / (lastSent - firstSent);
        double arrivedRate = bits / (lastArrived - firstArrived);
        return arrivedRate >= WENT_THROUGH * sentRate
                ? Math.min(sentRate, arrivedRate)
                : CAUTION * arrivedRate;
    }
}
