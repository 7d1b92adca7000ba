package dev.evenkeel.media.app.delivery;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Sends rounds of events of which only the newest matter. While too many rounds are on their way,
 * new ones are dropped and counted: when Kafka comes back there is no flood of the past.
 */
public final class FleetingEvents {
    private static final Logger LOG = Logger.getLogger(FleetingEvents.class);

    private final String name;
    private final int roundsUnderway;
    private final Outlet outlet;
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean failing;

    FleetingEvents(String name, int roundsUnderway, Outlet outlet) {
        this.name = name;
        this.roundsUnderway = roundsUnderway;
        this.outlet = outlet;
    }

    /** Sends all events of a round, or none. Never blocks. */
    public void offer(List<? extends Event<?>> round) {
        if (round.isEmpty()) {
            return;
        }
        if (underway.incrementAndGet() > roundsUnderway) {
            underway.decrementAndGet();
            dropped.addAndGet(round.size());
            return;
        }
        Uni.join()
                .all(round.stream().map(this::publish).toList())
                .andCollectFailures()
                .onTermination()
                .invoke(underway::decrementAndGet)
                .subscribe()
                .with(_ -> arrived(), failure -> lost(round, failure));
    }

    private Uni<Void> publish(Event<?> event) {
        return Uni.createFrom().deferred(() -> outlet.publish(event));
    }

    /** Events that were not sent, or not taken, since the start. */
    public long dropped() {
        return dropped.get();
    }

    private void arrived() {
        if (failing) {
            failing = false;
            LOG.infof("event=sending-again what=%s dropped=%d", name, dropped.get());
        }
    }

    private void lost(List<? extends Event<?>> round, Throwable failure) {
        dropped.addAndGet(round.size());
        if (!failing) {
            failing = true;
            LOG.warnf("event=not-sent what=%s cause=\"%s\"", name, first(failure).getMessage());
        }
    }

    private static Throwable first(Throwable failure) {
        return failure instanceof CompositeException several
                ? several.getCauses().getFirst()
                : failure;
    }
}
