package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.media.rtp.stamp.StampSender.Reflected;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A test session as its sender sees it: what was sent, and what came back of it. Measured in
 * intervals, each some time after its last packet was sent, so that answers have time to come; an
 * answer that comes later still counts as lost. Thread-safe: one sends, one receives, one measures.
 */
final class TestSession {
    private final boolean stateful;
    private final Map<Long, Long> sent = new TreeMap<>();
    private final NavigableMap<Long, Answer> answers = new TreeMap<>();
    private long next;
    private long reported;
    private int duplicates;
    private boolean everAnswered;

    /**
     * @param stateful whether the reflector counts what it answers (RFC 8762 §4); one that does not
     *     repeats the sender's number
     */
    TestSession(boolean stateful) {
        this.stateful = stateful;
    }

    /**
     * A packet is about to be sent.
     *
     * @param timestamp T1
     * @return its sequence number
     */
    synchronized long send(long timestamp) {
        sent.put(next, timestamp);
        return next++;
    }

    /**
     * An answer came. One to a packet that was never sent, or was measured already, is nobody's.
     *
     * @param answeredAt T4
     */
    synchronized void take(Reflected reflected, long answeredAt) {
        long sequence = reflected.senderSequence();
        Long sentAt = sent.get(sequence);
        if (sentAt == null || sentAt != reflected.senderTimestamp()) {
            return;
        }
        everAnswered = true;
        Answer known = answers.get(sequence);
        if (known == null) {
            answers.put(sequence, Answer.of(reflected, answeredAt));
            return;
        }
        duplicates++;
        if (known.reflectorSequence() != reflected.sequence()) {
            answers.put(sequence, known.again());
        }
    }

    /** The number of the next packet: where one interval ends and another begins. */
    synchronized long next() {
        return next;
    }

    /** Whether this reflector was ever heard: one that never was may not be there at all. */
    synchronized boolean isEverAnswered() {
        return everAnswered;
    }

    /**
     * What the packets since the last interval up to this one tell.
     *
     * @param end the first packet of the next interval
     */
    synchronized Measured measure(long end) {
        Interval interval = new Interval(reported, end, answers);
        Measured measured = interval.measured(stateful, duplicates);
        duplicates = 0;
        reported = end;
        sent.keySet().removeIf(sequence -> sequence < end);
        Long last = answers.lowerKey(end); // where the next interval's first gap begins
        if (last != null) {
            answers.headMap(last, false).clear();
        }
        return measured;
    }
}
