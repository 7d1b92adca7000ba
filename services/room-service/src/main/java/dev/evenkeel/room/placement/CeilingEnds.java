package dev.evenkeel.room.placement;

import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * No ceiling outlives its time, whatever becomes of the run that holds it: looks again and again,
 * so that what fails once is done at the next look.
 */
@Singleton
class CeilingEnds {
    private static final Logger LOG = Logger.getLogger(CeilingEnds.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Ceilings ceilings;
    private final LiveRooms rooms;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    CeilingEnds(Ceilings ceilings, LiveRooms rooms, Clock clock, Vertx vertx) {
        this.ceilings = ceilings;
        this.rooms = rooms;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(INTERVAL.toMillis(), _ -> look());
    }

    private void look() {
        Instant now = clock.instant();
        if (!running.compareAndSet(false, true)) {
            return;
        }
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (LiveRoom room : rooms.open()) {
            if (room.ceiling().isDue(now)) {
                ended = ended.chain(() -> ceilings.endOverdue(room.meetingId()));
            }
        }
        ended.onTermination()
                .invoke(() -> running.set(false))
                .subscribe()
                .with(
                        _ -> {},
                        cause ->
                                LOG.warnf(
                                        "event=ceiling-end-waits retry=%s cause=\"%s\"",
                                        INTERVAL, cause.getMessage()));
    }
}
