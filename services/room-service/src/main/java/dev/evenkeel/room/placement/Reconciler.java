package dev.evenkeel.room.placement;

import dev.evenkeel.room.domain.Placement;
import dev.evenkeel.room.live.LiveRoom;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps every open meeting on a pair of relays that know it: looks when a relay appears, and again
 * and again, so that what fails once is done at the next look.
 */
@Singleton
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int MOVES_AT_ONCE = 4;

    private final Placements placements;
    private final LiveRooms rooms;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();

    @Inject
    Reconciler(Placements placements, LiveRooms rooms, Vertx vertx) {
        this.placements = placements;
        this.rooms = rooms;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(INTERVAL.toMillis(), _ -> look());
    }

    void appeared(@Observes RelayAppeared relay) {
        placements.tellAgain(relay.relayId());
        look();
    }

    private void look() {
        wanted.set(true);
        if (running.compareAndSet(false, true)) {
            lookOnce();
        }
    }

    private void lookOnce() {
        wanted.set(false);
        List<Uni<Void>> moves = moves();
        if (moves.isEmpty()) {
            finished();
            return;
        }
        Uni.join()
                .all(moves)
                .usingConcurrencyOf(MOVES_AT_ONCE)
                .andCollectFailures()
                .subscribe()
                .with(_ -> finished(), this::failed);
    }

    private List<Uni<Void>> moves() {
        List<Uni<Void>> moves = new ArrayList<>();
        for (LiveRoom room : rooms.open()) {
            Placement before = room.placement();
            placements
                    .due(room, before)
                    .ifPresent(move ->
                            moves.add(
                                    placements
                                            .move(room, before, move)
                                            .chain(moved ->
                                                    moved ? done() : placements.refresh(room))));
        }
        return moves;
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private void failed(Throwable failure) {
        LOG.warnf("event=reconcile-failed retry=%s cause=\"%s\"", INTERVAL, failure.getMessage());
        wanted.set(false);
        running.set(false);
    }

    private void finished() {
        running.set(false);
        if (wanted.get()) {
            look();
        }
    }
}
