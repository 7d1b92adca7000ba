package dev.evenkeel.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Looks now and then how much waits for Kafka, and so whether the database answers at all: {@code
 * evenkeel.outbox.waiting} (at most {@link #COUNTED}), {@code evenkeel.outbox.oldest.age.seconds}
 * and {@code evenkeel.database.up}.
 */
@Singleton
class OutboxWatch {
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration SILENCE = LOOK_EVERY.multipliedBy(3);
    private static final int COUNTED = 10_000;
    private static final String BACKLOG =
            """
            select count(*), cast(coalesce(greatest(
                extract(epoch from now() - min(o.event_time)), 0), 0) as double precision)
            from (select event_time from {h-schema}outbox_event
                where parked is null order by id limit %d) o
            """
                    .formatted(COUNTED);

    private final Transactions transactions;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Backlog backlog = new Backlog(0, 0);
    private volatile long answeredNanos = System.nanoTime() - SILENCE.toNanos();

    private record Backlog(long rows, double oldestSeconds) {}

    @Inject
    OutboxWatch(Transactions transactions, Vertx vertx, MeterRegistry meters) {
        this.transactions = transactions;
        this.vertx = vertx;
        Gauge.builder("evenkeel.outbox.waiting", this, self -> self.backlog.rows).register(meters);
        Gauge.builder(
                        "evenkeel.outbox.oldest.age.seconds",
                        this,
                        self -> self.backlog.oldestSeconds)
                .register(meters);
        Gauge.builder("evenkeel.database.up", this, self -> self.isAnswering() ? 1 : 0)
                .register(meters);
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
    }

    private boolean isAnswering() {
        return System.nanoTime() - answeredNanos < SILENCE.toNanos();
    }

    /** One at a time: a database that hangs is asked again once the last question has failed. */
    private void look() {
        if (looking.compareAndSet(false, true)) {
            transactions
                    .run(OutboxWatch::count)
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::take, _ -> {});
        }
    }

    private static Uni<Backlog> count(Mutiny.Session session) {
        return session.createNativeQuery(BACKLOG, Object[].class)
                .getSingleResult()
                .map(row ->
                        new Backlog(
                                ((Number) row[0]).longValue(), ((Number) row[1]).doubleValue()));
    }

    private void take(Backlog counted) {
        backlog = counted;
        answeredNanos = System.nanoTime();
    }
}
