package dev.evenkeel.testkit.udp;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what went one way through the proxy. Any thread. */
public final class Passage {
    private final AtomicLong datagrams = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong overflowed = new AtomicLong();
    private final AtomicLong waitedNanos = new AtomicLong();
    private final AtomicLong longestWaitNanos = new AtomicLong();

    void passed(int length, long waited) {
        datagrams.incrementAndGet();
        bytes.addAndGet(length + Bottleneck.HEADERS);
        waitedNanos.addAndGet(waited);
        longestWaitNanos.accumulateAndGet(waited, Math::max);
    }

    void lost() {
        lost.incrementAndGet();
    }

    void overflowed() {
        overflowed.incrementAndGet();
    }

    /** Since the last call. */
    public Passed take() {
        return new Passed(
                datagrams.getAndSet(0),
                bytes.getAndSet(0),
                lost.getAndSet(0),
                overflowed.getAndSet(0),
                waitedNanos.getAndSet(0),
                longestWaitNanos.getAndSet(0));
    }
}
