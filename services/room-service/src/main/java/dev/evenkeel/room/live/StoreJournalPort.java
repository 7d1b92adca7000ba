package dev.evenkeel.room.live;

import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.store.Batch;
import dev.evenkeel.room.store.RoomStore;
import dev.evenkeel.room.store.Written;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A journal on the database.
 *
 * @param isStopping once it says so, nothing is tried again
 */
record StoreJournalPort(
        MeetingRecord meeting,
        Permits permits,
        RoomStore store,
        Identifiers identifiers,
        Vertx vertx,
        MeterRegistry meters,
        BooleanSupplier isStopping)
        implements JournalPort {

    @Override
    public String freshMark() {
        return identifiers.uuid().toString();
    }

    @Override
    public Uni<Written> write(Batch batch) {
        return store.write(batch);
    }

    @Override
    public void later(Duration delay, Runnable work) {
        vertx.setTimer(
                delay.toMillis(),
                _ -> {
                    if (!isStopping.getAsBoolean()) {
                        work.run();
                    }
                });
    }

    @Override
    public void refused() {
        meters.counter("evenkeel.room.journal.refused").increment();
    }
}
