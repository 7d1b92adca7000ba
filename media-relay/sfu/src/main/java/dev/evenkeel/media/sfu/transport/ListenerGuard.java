package dev.evenkeel.media.sfu.transport;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the loop alive when what it calls throws: counts each failure, logs one a second. Loop
 * thread only.
 */
final class ListenerGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerGuard.class);
    private static final long LOG_PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

    private final LoopStatistics statistics;
    private final LongSupplier clock;
    private long nextLogNanos;
    private long unlogged;

    ListenerGuard(LoopStatistics statistics, LongSupplier clock) {
        this.statistics = statistics;
        this.clock = clock;
        this.nextLogNanos = clock.getAsLong();
    }

    void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    void run(LongConsumer task, long argument) {
        try {
            task.accept(argument);
        } catch (Throwable e) {
            failed(e);
        }
    }

    void failed(Throwable failure) {
        statistics.listenerFailed();
        long now = clock.getAsLong();
        if (now - nextLogNanos < 0) {
            unlogged++;
            return;
        }
        LOG.error("relay-loop-failure suppressed={}", unlogged, failure);
        unlogged = 0;
        nextLogNanos = now + LOG_PERIOD_NANOS;
    }
}
