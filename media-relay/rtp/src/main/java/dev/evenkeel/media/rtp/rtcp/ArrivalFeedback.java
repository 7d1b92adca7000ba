package dev.evenkeel.media.rtp.rtcp;

import dev.evenkeel.media.rtp.SequenceNumber;
import java.util.Arrays;

/**
 * When each packet of one transport arrived, and the feedback that tells its sender
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1). No allocation after construction.
 */
public final class ArrivalFeedback {
    /** Arrival times are told in these. */
    public static final long TICK_NANOS = 250_000;

    static final int FORMAT = 15;
    static final int TICKS_PER_REFERENCE = 256;
    static final int LOST = 0;
    static final int SMALL_DELTA = 1;
    static final int LARGE_DELTA = 2;

    private static final int CAPACITY = 2_048;

    /** At most 20 + 2/7 · 400 + 2 · 400 bytes, which leaves room for a report before it. */
    private static final int MAX_STATUSES = 400;

    private static final int ONE_BIT_SYMBOLS = 14;
    private static final int TWO_BIT_SYMBOLS = 7;
    private static final long ABSENT = -1;

    private final long[] sequences = new long[CAPACITY];
    private final long[] ticks = new long[CAPACITY];
    private final byte[] symbols = new byte[MAX_STATUSES];
    private final short[] deltas = new short[MAX_STATUSES];
    private boolean started;
    private long next;
    private long highest;
    private int mediaSsrc;
    private int feedbackCount;

    public ArrivalFeedback() {
        Arrays.fill(sequences, ABSENT);
    }

    /**
     * A packet came.
     *
     * @param sequence transport-wide, from the header extension
     * @param ssrc whose packet it was: the sender only believes feedback that names one of its own
     */
    public void arrived(int sequence, int ssrc, long nanos) {
        if (!started) {
            started = true;
            next = highest = 0x1_0000L + sequence;
        }
        long extended = SequenceNumber.extend(highest, sequence);
        if (extended <= highest - CAPACITY || sequences[slot(extended)] == extended) {
            return;
        }
        boolean jumped = extended - next >= CAPACITY;
        next = jumped ? extended : Math.min(next, extended);
        highest = Math.max(highest, extended);
        sequences[slot(extended)] = extended;
        ticks[slot(extended)] = Math.floorDiv(nanos, TICK_NANOS);
        mediaSsrc = ssrc;
    }

    private static int slot(long sequence) {
        return (int) sequence & CAPACITY - 1;
    }

    /** Whether something came that the sender has not been told. */
    public boolean pending() {
        return started && next <= highest;
    }

    /**
     * Adds one message on what came since the last, and says what did not. Call again while {@link
     * #pending}: one message has room for some hundred packets.
     *
     * @param sender the reporter's own SSRC
     */
    public void write(RtcpWriter writer, int sender) {
        if (!pending()) {
            return;
        }
        long reference = ticks[slot(firstReceived())] / TICKS_PER_REFERENCE;
        int count = collect(reference * TICKS_PER_REFERENCE);
        writer.open(FORMAT, RtcpReader.TRANSPORT_FEEDBACK);
        writer.int32(sender).int32(mediaSsrc);
        writer.uint16((int) next).uint16(count);
        writer.int32((int) reference << 8 | (feedbackCount++ & 0xFF));
        writeChunks(writer, count);
        writeDeltas(writer, count);
        writer.close();
        next += count;
    }

    private long firstReceived() {
        long sequence = next;
        while (sequences[slot(sequence)] != sequence) {
            sequence++;
        }
        return sequence;
    }

    /** Fills in what to say from {@link #next} on; how many packets it is about. */
    private int collect(long reference) {
        long before = reference;
        int count = 0;
        for (long sequence = next; sequence <= highest && count < MAX_STATUSES; sequence++) {
            int slot = slot(sequence);
            if (sequences[slot] != sequence) {
                symbols[count++] = LOST;
                continue;
            }
            long delta = ticks[slot] - before;
            if (delta != (short) delta) {
                break;
            }
            before = ticks[slot];
            deltas[count] = (short) delta;
            symbols[count++] = (byte) (delta >= 0 && delta <= 0xFF ? SMALL_DELTA : LARGE_DELTA);
        }
        return count;
    }

    private void writeChunks(RtcpWriter writer, int count) {
        for (int at = 0; at < count; ) {
            int run = runFrom(at, count);
            if (run >= ONE_BIT_SYMBOLS || at + run == count) {
                writer.uint16(symbols[at] << 13 | run);
                at += run;
            } else if (isSmall(at, Math.min(count, at + ONE_BIT_SYMBOLS))) {
                writer.uint16(0x8000 | vector(at, count, ONE_BIT_SYMBOLS, 1));
                at += ONE_BIT_SYMBOLS;
            } else {
                writer.uint16(0xC000 | vector(at, count, TWO_BIT_SYMBOLS, 2));
                at += TWO_BIT_SYMBOLS;
            }
        }
    }

    private int runFrom(int at, int count) {
        int end = at + 1;
        while (end < count && symbols[end] == symbols[at]) {
            end++;
        }
        return end - at;
    }

    private boolean isSmall(int from, int to) {
        for (int i = from; i < to; i++) {
            if (symbols[i] == LARGE_DELTA) {
                return false;
            }
        }
        return true;
    }

    private int vector(int at, int count, int size, int bits) {
        int vector = 0;
        for (int i = at; i < at + size; i++) {
            vector = vector << bits | (i < count ? symbols[i] : LOST);
        }
        return vector;
    }

    private void writeDeltas(RtcpWriter writer, int count) {
        for (int i = 0; i < count; i++) {
            if (symbols[i] == SMALL_DELTA) {
                writer.uint8(deltas[i]);
            } else if (symbols[i] == LARGE_DELTA) {
                writer.uint16(deltas[i]);
            }
        }
    }
}
