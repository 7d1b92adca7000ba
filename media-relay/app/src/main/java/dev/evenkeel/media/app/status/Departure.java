package dev.evenkeel.media.app.status;

import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.app.placement.StayingRelays;
import dev.evenkeel.media.sfu.RelaySnapshot;
import io.smallrye.mutiny.TimeoutException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/** Waits until a relay that is being emptied may go without taking media away from anybody. */
@Singleton
class Departure {
    private static final Logger LOG = Logger.getLogger(Departure.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final RunningRelay relay;
    private final StayingRelays staying;
    private final Duration deadline;

    Departure(RunningRelay relay, StayingRelays staying, RelayConfig config) {
        this.relay = relay;
        this.staying = staying;
        this.deadline = config.drainDeadline();
    }

    /** Returns when nobody's media depends on this relay, nobody can take it, or time is up. */
    void await() {
        try {
            relay.ask(running -> running.snapshot())
                    .repeat()
                    .withDelay(LOOK)
                    .whilst(now -> !mayGo(now, staying.ids()))
                    .collect()
                    .last()
                    .await()
                    .atMost(deadline);
        } catch (TimeoutException _) {
            LOG.warnf("event=drain-deadline waited=%s", deadline);
        }
    }

    static boolean mayGo(RelaySnapshot now, Set<String> staying) {
        boolean needed =
                now.sessions().stream().anyMatch(session -> session.active() || session.serving());
        return !needed
                || now.peers().stream()
                        .noneMatch(peer -> peer.alive() && staying.contains(peer.relayId()));
    }
}
