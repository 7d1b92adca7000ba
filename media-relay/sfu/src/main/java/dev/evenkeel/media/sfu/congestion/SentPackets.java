package dev.evenkeel.media.sfu.congestion;

import dev.evenkeel.media.rtp.SequenceNumber;

/** When the latest packets left, how long they were and whether they were reported yet. */
final class SentPackets {
    private static final int CAPACITY = 4_096;

    private final long[] sequences = new long[CAPACITY];
    private final long[] sentAt = new long[CAPACITY];
    private final int[] sizes = new int[CAPACITY];
    private final boolean[] repeats = new boolean[CAPACITY];
    private final int[] ssrcs = new int[CAPACITY];
    private final int[] streamSequences = new int[CAPACITY];
    private long next = 0x1_0000L;

    /** Its transport-wide sequence number. */
    int add(int size, long now) {
        int slot = slot(next);
        sequences[slot] = next;
        sentAt[slot] = now;
        sizes[slot] = size;
        ssrcs[slot] = 0;
        repeats[slot] = false;
        return (int) next++ & 0xFFFF;
    }

    /** Of which stream the packet numbered last is, and under which number there. */
    void describe(int ssrc, int sequence) {
        int slot = slot(next - 1);
        ssrcs[slot] = ssrc;
        streamSequences[slot] = sequence;
    }

    /** See {@link #describe}; 0 for a packet that was not described or isn't known any more. */
    int ssrc(int sequence) {
        return outstanding(sequence) ? ssrcs[slot(SequenceNumber.extend(next, sequence))] : 0;
    }

    int streamSequence(int sequence) {
        return streamSequences[slot(SequenceNumber.extend(next, sequence))];
    }

    private static int slot(long sequence) {
        return (int) sequence & CAPACITY - 1;
    }

    /** The packet, extended to 64 bits; -1 when it isn't known, or was taken before. */
    long take(int sequence) {
        long extended = SequenceNumber.extend(next, sequence);
        int slot = slot(extended);
        if (extended >= next || sequences[slot] != extended) {
            return -1;
        }
        sequences[slot] = -1;
        return extended;
    }

    /** Whether the packet was sent and not reported as received. */
    boolean outstanding(int sequence) {
        long extended = SequenceNumber.extend(next, sequence);
        return extended < next && sequences[slot(extended)] == extended;
    }

    /** The packet numbered last goes out more than once under this number. */
    void repeats() {
        repeats[slot(next - 1)] = true;
    }

    boolean repeats(long sequence) {
        return repeats[slot(sequence)];
    }

    long sentAt(long sequence) {
        return sentAt[slot(sequence)];
    }

    int size(long sequence) {
        return sizes[slot(sequence)];
    }

    /** Number of the next packet, extended to 64 bits. */
    long next() {
        return next;
    }
}
