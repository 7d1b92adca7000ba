package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.SequenceNumber;

/** Reception statistics of one stream (RFC 3550 §6.4.1, A.3 and A.8). */
public final class ReceiverStatistics {
    /** In 1/256 (5 %): a repair, asked for and sent once, fails one time in ten. */
    public static final int LOSSY = 13;

    private final int clockRate;

    private long baseSequence = -1;
    private long highestSequence;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private long lastTransit;
    private long scaledJitter;

    public ReceiverStatistics(int clockRate) {
        this.clockRate = clockRate;
    }

    /** A packet of the stream itself; retransmissions don't count (RFC 4588 §6.3). */
    public void received(int sequence, int timestamp, long arrivalNanos) {
        if (baseSequence < 0) {
            baseSequence = 0x1_0000L + sequence;
            highestSequence = baseSequence;
        } else {
            highestSequence =
                    Math.max(highestSequence, SequenceNumber.extend(highestSequence, sequence));
        }
        received++;
        updateJitter(timestamp, arrivalNanos);
    }

    private void updateJitter(int timestamp, long arrivalNanos) {
        long transit = arrivalInTimestampUnits(arrivalNanos) - timestamp;
        if (received > 1) {
            long deviation = Math.abs((long) (int) (transit - lastTransit));
            if (deviation < 60L * clockRate) {
                scaledJitter += deviation - ((scaledJitter + 8) >> 4);
            }
        }
        lastTransit = transit;
    }

    private long arrivalInTimestampUnits(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        return seconds * clockRate + nanos % 1_000_000_000L * clockRate / 1_000_000_000L;
    }

    /** The stream began anew: its sequence numbers jumped. */
    public void restart() {
        baseSequence = -1;
        received = expectedBefore = receivedBefore = 0;
    }

    /** Loss since the last call, in 1/256. */
    public int takeFractionLost() {
        long expected = expected();
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        return expectedNow <= 0 || lostNow <= 0
                ? 0
                : (int) Math.min(255, (lostNow << 8) / expectedNow);
    }

    private long expected() {
        return baseSequence < 0 ? 0 : highestSequence - baseSequence + 1;
    }

    /** Never negative here: duplicates would make it so. */
    public long cumulativeLost() {
        return Math.max(0, expected() - received);
    }

    /** Extended highest sequence number: cycles in the upper 16 bits. */
    public long highestSequence() {
        return highestSequence - 0x1_0000L;
    }

    /** In timestamp units. */
    public long jitter() {
        return scaledJitter >> 4;
    }

    public double jitterSeconds() {
        return (double) jitter() / clockRate;
    }
}
