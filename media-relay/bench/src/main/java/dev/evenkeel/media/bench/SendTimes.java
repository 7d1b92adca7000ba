package dev.evenkeel.media.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** When each of the latest packets was sent, by its number. Any thread. */
final class SendTimes {
    private static final int CAPACITY = 1 << 17;

    private final AtomicLongArray nanos = new AtomicLongArray(CAPACITY);

    void sent(long number, long atNanos) {
        nanos.set((int) number & CAPACITY - 1, atNanos);
    }

    long of(long number) {
        return nanos.get((int) number & CAPACITY - 1);
    }
}
