package dev.evenkeel.media.sfu.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The loop's clock, read several times a turn; since a turn takes at most 100 ms when the thread
 * runs, a second between two readings means that it did not run (SIGSTOP, a frozen machine, a task
 * that blocked). Loop thread only.
 */
final class PauseDetector {
    static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier clock;
    private final List<LongConsumer> listeners = new ArrayList<>();
    private final ListenerGuard guard;
    private long now;

    PauseDetector(LongSupplier clock, ListenerGuard guard) {
        this.clock = clock;
        this.guard = guard;
        this.now = clock.getAsLong();
    }

    /** Last reading. */
    long now() {
        return now;
    }

    void add(LongConsumer listener) {
        listeners.add(listener);
    }

    /** Reads the clock. True when there was a pause; its listeners have been told then. */
    boolean observe() {
        long last = now;
        now = clock.getAsLong();
        long gap = now - last;
        if (gap < PAUSE_NANOS) {
            return false;
        }
        for (LongConsumer listener : List.copyOf(listeners)) {
            guard.run(listener, TimeUnit.NANOSECONDS.toMillis(gap));
        }
        return true;
    }
}
