package dev.evenkeel.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The right to publish, shared out by the database. This side counts its time from before the
 * request, so it always lets go earlier than the database does.
 */
final class Lease {
    private static final long NONE = 0;

    private final OutboxStore store;
    private final long durationNanos;
    private final LongSupplier nanoTime;
    private volatile Term term = new Term(NONE, 0);

    private record Term(long epoch, long endNanos) {}

    Lease(OutboxStore store, Duration duration, LongSupplier nanoTime) {
        this.store = store;
        this.durationNanos = duration.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The epoch while the lease is held. */
    OptionalLong epoch() {
        Term current = term;
        return current.epoch != NONE && nanoTime.getAsLong() - current.endNanos < 0
                ? OptionalLong.of(current.epoch)
                : OptionalLong.empty();
    }

    boolean holds(long epoch) {
        OptionalLong held = epoch();
        return held.isPresent() && held.getAsLong() == epoch;
    }

    /**
     * Whether it is time to {@link #keep()}: always without the lease, else in its last two thirds.
     */
    boolean isDue() {
        Term current = term;
        return current.epoch == NONE
                || current.endNanos - nanoTime.getAsLong() < durationNanos * 2 / 3;
    }

    /** Prolongs the lease, or tries to get it. */
    Uni<OptionalLong> keep() {
        long askedNanos = nanoTime.getAsLong();
        OptionalLong held = epoch();
        return held.isPresent() ? renew(held.getAsLong(), askedNanos) : acquire(askedNanos);
    }

    /** Gives the lease back, so that a successor need not wait for its end. */
    Uni<Void> release() {
        long epoch = term.epoch;
        term = new Term(NONE, 0);
        return epoch == NONE ? Uni.createFrom().voidItem() : store.release(epoch);
    }

    private Uni<OptionalLong> renew(long epoch, long askedNanos) {
        return store.renew(epoch)
                .map(renewed -> {
                    term =
                            renewed
                                    ? new Term(epoch, askedNanos + durationNanos)
                                    : new Term(NONE, 0);
                    return epoch();
                });
    }

    private Uni<OptionalLong> acquire(long askedNanos) {
        return store.acquire()
                .map(epochs -> {
                    if (!epochs.isEmpty()) {
                        term = new Term(epochs.getFirst(), askedNanos + durationNanos);
                    }
                    return epoch();
                });
    }
}
