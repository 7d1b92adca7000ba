package dev.evenkeel.platform.outbox;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends waiting rows to Kafka and deletes them after the ack. One pass runs at a time, and only
 * under the {@link Lease}. Whatever fails is tried again with growing pauses; nothing is given up.
 *
 * <p>A row may be sent twice when the process dies between ack and delete: consumers count events
 * by their id.
 */
final class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);

    private final Vertx vertx;
    private final OutboxStore store;
    private final Lease lease;
    private final Function<Event<?>, Uni<Void>> publisher;
    private final OutboxConfig config;
    private final OutboxMeters meters;

    /** Rows Kafka has but the table still shows, because PostgreSQL went away in between. */
    private final Set<Long> acked = ConcurrentHashMap.newKeySet();

    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean keeping = new AtomicBoolean();
    private volatile boolean running;
    private volatile long timer;
    private volatile int failures;

    OutboxPublisher(
            Vertx vertx,
            Transactions transactions,
            String holder,
            Function<Event<?>, Uni<Void>> publisher,
            OutboxConfig config,
            OutboxMeters meters) {
        this.vertx = vertx;
        this.publisher = publisher;
        this.config = config;
        this.meters = meters;
        this.store = new OutboxStore(transactions, holder, config.leaseDuration());
        this.lease = new Lease(store, config.leaseDuration(), System::nanoTime);
    }

    void start() {
        running = true;
        keepLease();
        timer = vertx.setPeriodic(config.pollInterval().toMillis(), _ -> tick());
    }

    /** Begins nothing more and gives the lease back. */
    Uni<Void> stop() {
        running = false;
        vertx.cancelTimer(timer);
        return lease.release();
    }

    /** Looks for rows now. Cheap to call and from any thread; calls during a pass are one more. */
    void wake() {
        if (running && lease.epoch().isPresent() && wanted.getAndIncrement() == 0) {
            pass();
        }
    }

    boolean isPublisher() {
        return lease.epoch().isPresent();
    }

    private void tick() {
        keepLease();
        wake();
    }

    private void keepLease() {
        if (!running || !lease.isDue() || !keeping.compareAndSet(false, true)) {
            return;
        }
        boolean had = lease.epoch().isPresent();
        lease.keep()
                .onTermination()
                .invoke(() -> keeping.set(false))
                .subscribe()
                .with(
                        epoch -> {
                            if (!had && epoch.isPresent()) {
                                LOG.infof("event=outbox-lease epoch=%d", epoch.getAsLong());
                                wake();
                            }
                        },
                        cause -> LOG.debugf("event=outbox-lease-failed cause=\"%s\"", cause));
    }

    private void pass() {
        int seen = wanted.get();
        OptionalLong epoch = lease.epoch();
        if (!running || epoch.isEmpty()) {
            wanted.set(0);
            return;
        }
        publishBatch(epoch.getAsLong())
                .subscribe()
                .with(full -> succeeded(seen, full), this::failed);
    }

    private void succeeded(int seen, boolean full) {
        failures = 0;
        if (full || wanted.addAndGet(-seen) > 0) {
            pass();
        }
    }

    private void failed(Throwable cause) {
        failures++;
        meters.failed();
        Duration pause = backoff(failures);
        if (failures == 1) {
            LOG.warnf("event=outbox-stalled retry=%s cause=\"%s\"", pause, cause.getMessage());
        }
        vertx.setTimer(pause.toMillis(), _ -> pass());
    }

    /** Whether there is probably more. Fails when a key could not be sent to its end. */
    private Uni<Boolean> publishBatch(long epoch) {
        return store.waiting(epoch, config.batchSize())
                .chain(rows -> rows.isEmpty() ? nothing() : publish(epoch, rows));
    }

    private Uni<Boolean> nothing() {
        acked.clear();
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> publish(long epoch, List<OutboxRow> rows) {
        Sending sending = new Sending(publisher, () -> lease.holds(epoch), acked);
        return sending.send(rows)
                .chain(() -> park(epoch, sending))
                .chain(() -> deleteAcked(epoch))
                .chain(() -> result(rows.size(), sending.failure()));
    }

    private Uni<Boolean> result(int rows, @Nullable Throwable failure) {
        return failure == null
                ? Uni.createFrom().item(rows == config.batchSize())
                : Uni.createFrom().failure(failure);
    }

    private Uni<Void> park(long epoch, Sending sending) {
        Uni<Void> parked = Uni.createFrom().voidItem();
        for (var row : sending.unsendable().entrySet()) {
            LOG.errorf("event=outbox-parked row=%d reason=\"%s\"", row.getKey(), row.getValue());
            meters.parked();
            parked = parked.chain(() -> store.park(epoch, row.getKey(), row.getValue()));
        }
        return parked;
    }

    private Uni<Void> deleteAcked(long epoch) {
        List<Long> ids = new ArrayList<>(acked);
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.delete(epoch, ids)
                .invoke(deleted -> {
                    meters.published(deleted);
                    ids.forEach(acked::remove);
                })
                .replaceWithVoid();
    }

    private Duration backoff(int attempt) {
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(config.maximumBackoff()) < 0 ? doubled : config.maximumBackoff();
    }
}
