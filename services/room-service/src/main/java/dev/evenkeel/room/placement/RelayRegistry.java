package dev.evenkeel.room.placement;

import dev.evenkeel.room.domain.KnownRelay;
import dev.evenkeel.room.domain.Relays;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The relays of the installation as this process hears them, from {@code relay.status.v1}. */
@Singleton
public class RelayRegistry {
    private static final Logger LOG = Logger.getLogger(RelayRegistry.class);

    private final Event<RelayAppeared> appeared;
    private final Clock clock;
    private volatile Relays relays = Relays.none();

    @Inject
    RelayRegistry(Event<RelayAppeared> appeared, Clock clock) {
        this.appeared = appeared;
        this.clock = clock;
    }

    public Relays relays() {
        return relays;
    }

    public Optional<KnownRelay> find(String relayId) {
        return relays().find(relayId);
    }

    /** A sign of life. */
    public void heard(KnownRelay relay) {
        Relays before = update(known -> known.heard(relay));
        boolean isNews =
                before.find(relay.relayId())
                        .filter(known -> known.instanceId().equals(relay.instanceId()))
                        .filter(known -> known.state() == relay.state())
                        .filter(known -> before.isLive(known.relayId(), relay.heardAt()))
                        .isEmpty();
        if (isNews) {
            LOG.infof(
                    "event=relay-appeared relay=%s instance=%s state=%s",
                    relay.relayId(), relay.instanceId(), relay.state());
            appeared.fire(new RelayAppeared(relay.relayId()));
        }
    }

    public void stopped(String relayId, String instanceId) {
        update(known -> known.stopped(relayId, instanceId));
    }

    /** A command says so: no meeting goes there for a while, unless there is no other. */
    public void suspect(String relayId, Duration howLong) {
        Instant until = clock.instant().plus(howLong);
        update(known -> known.suspect(relayId, until));
    }

    /** Another relay lost sight of it: others are preferred for a moment, nothing moves. */
    public void doubt(String relayId, Duration howLong) {
        Instant until = clock.instant().plus(howLong);
        update(known -> known.doubt(relayId, until));
    }

    /** Other relays see it again. */
    public void trust(String relayId) {
        update(known -> known.trust(relayId));
    }

    /** Returns what was known before. */
    private synchronized Relays update(UnaryOperator<Relays> change) {
        Relays before = relays;
        relays = change.apply(before);
        return before;
    }
}
