package dev.evenkeel.media.app.engine;

import dev.evenkeel.media.sfu.RelaySnapshot;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Reads the relay every 500 ms and hands the {@link Reading} to heartbeat, samples and metrics. No
 * answer from the relay's thread, no reading: a relay that hangs falls silent, as it should.
 */
@Singleton
public class Pulse {
    /** From one reading to the next. */
    public static final Duration PERIOD = Duration.ofMillis(500);

    private static final int AFTER_MESSAGING = Interceptor.Priority.LIBRARY_AFTER;
    private static final Logger LOG = Logger.getLogger(Pulse.class);

    private final RunningRelay relay;
    private final Event<Reading> readings;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long timer = -1;

    Pulse(RunningRelay relay, Event<Reading> readings, Vertx vertx, Clock clock) {
        this.relay = relay;
        this.readings = readings;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes @Priority(AFTER_MESSAGING) StartupEvent started) {
        timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> read());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    private void read() {
        if (!relay.isUp() || !asking.compareAndSet(false, true)) {
            return;
        }
        long asked = System.nanoTime();
        relay.ask(running -> running.snapshot())
                .onTermination()
                .invoke(() -> asking.set(false))
                .subscribe()
                .with(
                        snapshot -> tell(snapshot, asked),
                        failure -> LOG.errorf(failure, "event=relay-unreadable"));
    }

    private void tell(RelaySnapshot snapshot, long asked) {
        long now = System.nanoTime();
        readings.fire(new Reading(snapshot, clock.instant(), now, Duration.ofNanos(now - asked)));
    }
}
