package dev.evenkeel.recording.retention;

import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.store.DeletionStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Once a day one of all recorders deletes what was kept long enough; each finishes every minute
 * what another has left half-deleted.
 */
@Singleton
public class RetentionSweep {
    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final DeletionStore store;
    private final Deletion deletion;
    private final RecordingConfig config;
    private final Worker worker =
            Worker.repeating(
                    "retention-sweep",
                    LOOK,
                    this::step,
                    e -> LOG.warnf("event=sweep-waits cause=\"%s\"", e.getMessage()));

    @Inject
    RetentionSweep(DeletionStore store, Deletion deletion, RecordingConfig config) {
        this.store = store;
        this.deletion = deletion;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.tellToEnd();
    }

    private void step() {
        sweepIfDue();
        deletion.finish();
    }

    /** Whether this process swept. */
    boolean sweepIfDue() {
        Duration retention = config.retention().orElse(null);
        if (retention == null || !store.beginSweep().await().atMost(STORE)) {
            return false;
        }
        int expired = store.condemnOlderThan(retention, Deletion.ACTOR).await().atMost(STORE);
        deletion.finish();
        store.endSweep().await().atMost(STORE);
        LOG.infof("event=retention-swept deleted=%d", expired);
        return true;
    }
}
