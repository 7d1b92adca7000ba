package dev.evenkeel.incident.drill.events;

import dev.evenkeel.incident.drill.domain.DrillDate;
import dev.evenkeel.incident.drill.domain.DrillDate.Outcome;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.incident.drill.domain.DrillTurn;
import dev.evenkeel.incident.drill.store.DrillCalendarStore;
import dev.evenkeel.incident.drill.store.DrillCalendarStore.Taken;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the dates of planned drills. A date is taken before anything is done about it, so that it
 * is kept once whatever dies; one that nobody kept in time is missed.
 */
@Singleton
class DrillCalendar {
    private static final Logger LOG = Logger.getLogger(DrillCalendar.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final DrillCalendarStore store;
    private final DrillStarter starter;
    private final DrillRoom rooms;
    private final Faults faults;
    private final Clock clock;
    private final Worker worker =
            Worker.repeating("drill-calendar", LOOK_EVERY, this::look, this::waits);
    private boolean waiting;

    @Inject
    DrillCalendar(
            DrillCalendarStore store,
            DrillStarter starter,
            DrillRoom rooms,
            Faults faults,
            Clock clock) {
        this.store = store;
        this.starter = starter;
        this.rooms = rooms;
        this.faults = faults;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void look() {
        store.giveUp(clock.instant().minus(DrillTurn.PUNCTUAL.multipliedBy(3)))
                .await()
                .atMost(LIMIT);
        Optional<Taken> taken = store.take(clock.instant()).await().atMost(LIMIT);
        taken.ifPresent(this::keep);
        waiting = false;
    }

    /** Said once, however long the database is away. */
    private void waits(RuntimeException failure) {
        if (!waiting) {
            LOG.warnf("event=drill-calendar-waits cause=\"%s\"", failure.getMessage());
        }
        waiting = true;
    }

    private void keep(Taken taken) {
        for (DrillDate date : taken.turn().dates()) {
            DrillDate kept =
                    date.outcome() == Outcome.BEGINNING ? begin(taken.schedule(), date) : date;
            LOG.infof(
                    "event=drill-date schedule=%s at=%s outcome=%s drill=%s",
                    kept.scheduleId(), kept.at(), kept.outcome(), kept.drillId());
            if (kept != date) {
                store.settle(kept).await().atMost(LIMIT);
            }
        }
    }

    private DrillDate begin(DrillSchedule schedule, DrillDate date) {
        if (!faults.areAllowed()) {
            return date.refused("This installation allows no drills.");
        }
        if (!starter.canTry(schedule.planId())) {
            return date.refused("Plan " + schedule.planId() + " cannot be tried.");
        }
        try {
            return starter.begin(
                            schedule.scheduleId() + "|" + date.at(),
                            schedule.planId(),
                            schedule.fault(),
                            rooms.open(),
                            schedule.createdBy())
                    .await()
                    .atMost(LIMIT)
                    .map(drill -> date.begun(drill.drillId()))
                    .orElseGet(() -> date.refused("The drill did not begin."));
        } catch (IOException e) {
            return date.refused("No drill meeting could be made: " + e.getMessage());
        } catch (RuntimeException e) {
            if (DrillStarter.isOther(e)) {
                return date.refused("Another drill was under way.");
            }
            throw e;
        }
    }
}
