package dev.evenkeel.recording.retention;

import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.store.VerificationStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Compares every recording with what was sealed, each after some time again. */
@Singleton
public class VerificationSweep {
    private static final Logger LOG = Logger.getLogger(VerificationSweep.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final VerificationStore store;
    private final Verifier verifier;
    private final RecordingConfig config;
    private final Worker worker =
            Worker.repeating(
                    "verification-sweep",
                    LOOK,
                    this::verifyIfDue,
                    e -> LOG.warnf("event=verification-waits cause=\"%s\"", e.getMessage()));

    @Inject
    VerificationSweep(VerificationStore store, Verifier verifier, RecordingConfig config) {
        this.store = store;
        this.verifier = verifier;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.tellToEnd();
    }

    /** Whether one was compared: one at a time, so that live meetings keep the disk. */
    boolean verifyIfDue() {
        return store.claimDue(config.verifyEvery())
                .await()
                .atMost(STORE)
                .map(recording -> verifier.verify(recording, Deletion.ACTOR))
                .isPresent();
    }
}
