package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.media.rtp.stamp.StampSender.Reflected;

/**
 * The first answer to a packet.
 *
 * @param reflectorSequence how many of the session a stateful reflector had answered before
 * @param outNanos T2 − T1: the way out, and by how much the two clocks differ
 * @param inNanos T4 − T3: the way back, and the same difference the other way round
 * @param outDuplicates how often the packet reached the reflector again
 */
record Answer(long reflectorSequence, long outNanos, long inNanos, int outDuplicates) {

    /**
     * @param answeredAt T4, of the same clock as T1
     */
    static Answer of(Reflected reflected, long answeredAt) {
        return new Answer(
                reflected.sequence(),
                StampClock.nanosBetween(reflected.senderTimestamp(), reflected.receivedAt()),
                StampClock.nanosBetween(reflected.sentAt(), answeredAt),
                0);
    }

    /** (T4 − T1) − (T3 − T2): the difference of the clocks is in it twice and so is not. */
    long roundTripNanos() {
        return outNanos + inNanos;
    }

    Answer again() {
        return new Answer(reflectorSequence, outNanos, inNanos, outDuplicates + 1);
    }
}
