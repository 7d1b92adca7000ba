package dev.evenkeel.media.sfu.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The real monotonic clock, plus what a test adds. */
final class ShiftedClock implements LongSupplier {
    private static final Duration STEP = Duration.ofMillis(500);
    private final AtomicLong shift = new AtomicLong();

    @Override
    public long getAsLong() {
        return System.nanoTime() + shift.get();
    }

    /** At once, as after a freeze. */
    void jump(Duration duration) {
        shift.addAndGet(duration.toNanos());
    }

    /** In steps the loop takes for the ordinary passing of time. */
    void pass(Duration duration, RunningRelay relay) {
        for (Duration done = Duration.ZERO; done.compareTo(duration) < 0; done = done.plus(STEP)) {
            jump(STEP);
            relay.nextTurn();
        }
    }
}
