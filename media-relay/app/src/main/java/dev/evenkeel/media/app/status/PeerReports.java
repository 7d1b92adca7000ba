package dev.evenkeel.media.app.status;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.delivery.KeptEvents;
import dev.evenkeel.media.app.engine.PeerChange;
import dev.evenkeel.platform.event.EventFactory;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Tells at once when another relay falls silent, and when it is heard again. */
@Singleton
class PeerReports {
    private final RelayIdentity identity;
    private final EventFactory events;
    private final KeptEvents delivery;
    private final Clock clock;
    private final Context context;

    PeerReports(
            RelayIdentity identity,
            EventFactory events,
            KeptEvents delivery,
            Clock clock,
            Vertx vertx) {
        this.identity = identity;
        this.events = events;
        this.delivery = delivery;
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
    }

    /** Called on the relay's thread; one context keeps lost and found in order. */
    void tell(@Observes PeerChange change) {
        Instant at = clock.instant();
        context.runOnContext(_ -> delivery.add(event(change, at)));
    }

    private Event<?> event(PeerChange change, Instant at) {
        String relayId = identity.relayId();
        return switch (change) {
            case PeerChange.Lost lost ->
                    events.create(
                            EventTypes.RELAY_PEER_LOST,
                            relayId,
                            new RelayPeerLost(
                                    relayId,
                                    lost.peerId(),
                                    lost.meetingIds(),
                                    lost.silentMillis(),
                                    at));
            case PeerChange.Found found ->
                    events.create(
                            EventTypes.RELAY_PEER_FOUND,
                            relayId,
                            new RelayPeerFound(relayId, found.peerId(), at));
        };
    }
}
