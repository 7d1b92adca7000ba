package dev.evenkeel.media.sfu.outbound;

import org.jspecify.annotations.Nullable;

/**
 * Packets that go out again before anybody asks for them, some 10 ms apart: on a path that loses
 * much a question is often lost as well, and costs a round trip. No allocation after construction.
 */
final class EarlyRepeats {
    private static final int CAPACITY = 512;
    private static final long APART_NANOS = 9_000_000;

    private final @Nullable Stream[] streams = new @Nullable Stream[CAPACITY];
    private final int[] sequences = new int[CAPACITY];
    private final int[] left = new int[CAPACITY];
    private final long[] dueAt = new long[CAPACITY];
    private int first;
    private int count;

    /** Whose packets they are. */
    interface Stream {
        void again(int sequence, long now);
    }

    /** A packet has gone out. When too many wait it is left at that. */
    void sent(Stream stream, int sequence, int copies, long now) {
        if (count < CAPACITY) {
            int slot = (first + count++) % CAPACITY;
            streams[slot] = stream;
            sequences[slot] = sequence;
            left[slot] = copies;
            dueAt[slot] = now + APART_NANOS;
        }
    }

    /** Sends what is due; every few milliseconds. */
    void tick(long now) {
        for (int waiting = count; waiting > 0 && dueAt[first] <= now; waiting--) {
            int slot = first;
            first = (first + 1) % CAPACITY;
            count--;
            Stream stream = streams[slot];
            if (stream != null) {
                stream.again(sequences[slot], now);
                if (left[slot] > 1) {
                    sent(stream, sequences[slot], left[slot] - 1, now);
                }
            }
        }
    }

    void clear() {
        count = 0;
    }
}
