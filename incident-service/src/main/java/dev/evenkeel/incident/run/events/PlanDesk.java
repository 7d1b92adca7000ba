package dev.evenkeel.incident.run.events;

import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Begins runs and drives them, several times a second. */
@Singleton
class PlanDesk {
    private static final Logger LOG = Logger.getLogger(PlanDesk.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(150);

    private final RunStarter starter;
    private final RunDriver driver;
    private final Clock clock;
    private final Worker worker =
            Worker.repeating(
                    "plan-desk",
                    LOOK_EVERY,
                    this::step,
                    e -> LOG.debugf("event=plans-wait cause=\"%s\"", e.getMessage()));

    @Inject
    PlanDesk(RunStarter starter, RunDriver driver, Clock clock) {
        this.starter = starter;
        this.driver = driver;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }

    private void step() {
        starter.startDue(clock.instant());
        driver.driveDue();
    }
}
