package dev.evenkeel.incident.silence.events;

import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.silence.store.SilenceStore;
import dev.evenkeel.platform.worker.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The silences that are not over, as read last: every half second, and at once after one was made
 * here. While the database is away those known stay in force.
 */
@Singleton
public class SilenceBoard {
    private static final Logger LOG = Logger.getLogger(SilenceBoard.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final SilenceStore store;
    private final Worker worker =
            Worker.repeating(
                    "silence-board",
                    LOOK_EVERY,
                    () -> refresh().await().atMost(LIMIT),
                    e -> LOG.debugf("event=silences-wait cause=\"%s\"", e.getMessage()));
    private volatile List<Mute> present = List.of();

    @Inject
    SilenceBoard(SilenceStore store) {
        this.store = store;
    }

    public List<Mute> present() {
        return present;
    }

    /** Reads them anew. */
    public Uni<List<Mute>> refresh() {
        return store.notOverFor(0)
                .map(kept ->
                        kept.stream()
                                .filter(one -> !one.ended())
                                .map(SilenceStore.Kept::silence)
                                .toList())
                .invoke(read -> present = read);
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        worker.end();
    }
}
