package dev.evenkeel.incident.drill.events;

import dev.evenkeel.incident.console.domain.RelayView;
import dev.evenkeel.incident.drill.domain.Drill;
import dev.evenkeel.incident.drill.domain.DrillCourse;
import dev.evenkeel.incident.drill.domain.DrillCourse.Episode;
import dev.evenkeel.incident.drill.domain.DrillCourse.Next;
import dev.evenkeel.incident.drill.domain.DrillCourse.Sight;
import dev.evenkeel.incident.drill.store.DrillStore;
import dev.evenkeel.incident.incident.events.JudgeRunner;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Leads the drill that is under way, if one is. That it is to be broken is stored before it is, so
 * that whoever takes over from a desk that died mends it.
 */
@Singleton
class DrillDesk {
    private static final Logger LOG = Logger.getLogger(DrillDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DrillStore store;
    private final Faults faults;
    private final JudgeRunner judge;
    private final Clock clock;
    private final Worker worker =
            Worker.repeating(
                    "drill-desk",
                    LOOK_EVERY,
                    this::step,
                    e -> LOG.warnf("event=drill-waits cause=\"%s\"", e.getMessage()));

    @Inject
    DrillDesk(DrillStore store, Faults faults, JudgeRunner judge, Clock clock) {
        this.store = store;
        this.faults = faults;
        this.judge = judge;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (faults.areAllowed()) {
            worker.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void step() {
        store.claim(LEASE).await().atMost(LIMIT).ifPresent(this::lead);
    }

    private void lead(Drill drill) {
        Next next = DrillCourse.next(drill, sight(drill), clock.instant());
        Drill after = next.drill();
        switch (next.order()) {
            case NOTHING -> keep(after);
            case BREAK -> keep(broken(after));
            case HEAL -> keep(healed(after));
        }
    }

    private Drill broken(Drill drill) {
        store.hold(drill, LEASE).await().atMost(LIMIT);
        try {
            Instant at =
                    faults.bringAbout(
                            drill.fault(), String.valueOf(drill.target()), drill.meetingId());
            LOG.infof("event=drill-fault drill=%s target=%s", drill.drillId(), drill.target());
            return DrillCourse.broken(drill, at);
        } catch (IOException e) {
            return healed(
                    DrillCourse.failed(drill, String.valueOf(e.getMessage()), clock.instant()));
        }
    }

    private Drill healed(Drill drill) {
        try {
            Instant at = faults.heal(String.valueOf(drill.target()));
            return drill.isOver() ? drill : DrillCourse.healed(drill, at);
        } catch (IOException e) {
            return DrillCourse.failed(drill, String.valueOf(e.getMessage()), clock.instant());
        }
    }

    private void keep(Drill drill) {
        store.write(drill, clock.instant()).await().atMost(LIMIT);
    }

    private Sight sight(Drill drill) {
        List<RelayView> relays = judge.view().relays();
        @Nullable String primary =
                relays.stream()
                        .filter(relay ->
                                relay.meetings().stream()
                                        .anyMatch(placed ->
                                                placed.meetingId().equals(drill.meetingId())
                                                        && placed.role().equals("primary")))
                        .map(RelayView::relayId)
                        .findFirst()
                        .orElse(null);
        Set<String> ofDrills =
                store.newest().await().atMost(LIMIT).stream()
                        .map(Drill::meetingId)
                        .collect(Collectors.toSet());
        Map<String, Set<String>> others =
                relays.stream()
                        .collect(
                                Collectors.toMap(
                                        RelayView::relayId, relay -> others(relay, ofDrills)));
        Set<String> ready =
                relays.stream()
                        .filter(relay -> relay.state() == RelayView.State.READY)
                        .map(RelayView::relayId)
                        .collect(Collectors.toSet());
        return new Sight(primary, others, ready, episode(drill));
    }

    private static Set<String> others(RelayView relay, Set<String> ofDrills) {
        return relay.meetings().stream()
                .map(RelayView.Placed::meetingId)
                .filter(meeting -> !ofDrills.contains(meeting))
                .collect(Collectors.toSet());
    }

    private @Nullable Episode episode(Drill drill) {
        String target = drill.target();
        Instant faultAt = drill.faultAt();
        return target == null || faultAt == null
                ? null
                : store.episode(drill.fault().causeOf(target), drill.fault().rule(), faultAt)
                        .await()
                        .atMost(LIMIT)
                        .orElse(null);
    }
}
