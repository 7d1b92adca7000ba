package dev.evenkeel.media.sfu.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Periodic tasks. A timer that is late runs once and starts a new period; it never catches up. Loop
 * thread only.
 */
final class LoopTimers {
    private static final class Timer {
        final long periodNanos;
        final LongConsumer task;
        long dueNanos;

        Timer(long periodNanos, LongConsumer task, long dueNanos) {
            this.periodNanos = periodNanos;
            this.task = task;
            this.dueNanos = dueNanos;
        }

        void reschedule(long now) {
            dueNanos += periodNanos;
            if (dueNanos - now <= 0) {
                dueNanos = now + periodNanos;
            }
        }
    }

    private final List<Timer> timers = new ArrayList<>();
    private final ListenerGuard guard;

    LoopTimers(ListenerGuard guard) {
        this.guard = guard;
    }

    void add(long periodNanos, LongConsumer task, long now) {
        timers.add(new Timer(periodNanos, task, now + periodNanos));
    }

    /** Runs what is due; by index, because a task may add timers. */
    void run(long now) {
        for (int i = 0; i < timers.size(); i++) {
            Timer timer = timers.get(i);
            if (timer.dueNanos - now <= 0) {
                timer.reschedule(now);
                guard.run(timer.task, now);
            }
        }
    }

    /** Time to the next that is due, at most {@code limit}. */
    long nanosToNext(long now, long limit) {
        long least = limit;
        for (int i = 0; i < timers.size(); i++) {
            least = Math.min(least, timers.get(i).dueNanos - now);
        }
        return least;
    }
}
