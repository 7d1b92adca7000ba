package dev.evenkeel.media.sfu.transport;

import java.util.concurrent.atomic.AtomicLong;

/** A number that one thread raises, without a fence, and any thread reads. */
final class Count {
    private final AtomicLong value = new AtomicLong();

    void add(long more) {
        value.setOpaque(value.getPlain() + more);
    }

    long read() {
        return value.getOpaque();
    }
}
