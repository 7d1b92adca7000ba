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
import java.util.HashMap;
import java.util.Map;

/**
 * Tells when another relay stays silent, and when it is heard again. The engine serves a silent
 * peer's people at once; the event waits a moment longer, because a peer that only stuttered is
 * nobody's incident.
 */
@Singleton
class PeerReports {
    /**
     * How much longer than the engine's own patience a peer must be silent to be reported, unless
     * its process is known to be gone.
     */
    static final long STUTTER_MILLIS = 200;

    private final RelayIdentity identity;
    private final EventFactory events;
    private final KeptEvents delivery;
    private final Clock clock;
    private final Vertx vertx;
    private final Context context;

    /** Timers of losses not told yet, by peer; touched on the context only. */
    private final Map<String, Long> waiting = new HashMap<>();

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
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** Called on the relay's thread; one context keeps lost and found in order. */
    void tell(@Observes PeerChange change) {
        Instant at = clock.instant();
        context.runOnContext(_ -> judge(change, at));
    }

    private void judge(PeerChange change, Instant at) {
        switch (change) {
            case PeerChange.Lost lost when lost.gone() -> delivery.add(event(lost, at));
            case PeerChange.Lost lost ->
                    waiting.put(
                            lost.peerId(), vertx.setTimer(STUTTER_MILLIS, _ -> tellLost(lost, at)));
            case PeerChange.Found found -> {
                Long timer = waiting.remove(found.peerId());
                if (timer == null || !vertx.cancelTimer(timer)) {
                    delivery.add(event(found, at));
                }
            }
        }
    }

    private void tellLost(PeerChange.Lost lost, Instant at) {
        waiting.remove(lost.peerId());
        delivery.add(
                event(
                        new PeerChange.Lost(
                                lost.peerId(),
                                lost.meetingIds(),
                                lost.silentMillis() + STUTTER_MILLIS,
                                false),
                        at));
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
                                    at,
                                    lost.gone()));
            case PeerChange.Found found ->
                    events.create(
                            EventTypes.RELAY_PEER_FOUND,
                            relayId,
                            new RelayPeerFound(relayId, found.peerId(), at));
        };
    }
}
