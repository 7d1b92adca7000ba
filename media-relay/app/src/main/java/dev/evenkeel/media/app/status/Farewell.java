package dev.evenkeel.media.app.status;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.media.app.RelayIdentity;
import dev.evenkeel.media.app.delivery.KeptEvents;
import dev.evenkeel.media.app.engine.RunningRelay;
import dev.evenkeel.media.sfu.Relay;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.platform.event.EventFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Comes and goes in order: says so when both ports are open, and before the end takes nobody in any
 * more, waits until its meetings have been moved, and says goodbye to Kafka and to every client
 * (DTLS close), so that whoever is left uses the other path at once.
 */
@Singleton
class Farewell {
    private static final Logger LOG = Logger.getLogger(Farewell.class);
    private static final int BEFORE_ALL_ELSE = 1;
    private static final long PATIENCE_MILLIS = 1_500;

    private final RelayIdentity identity;
    private final RunningRelay relay;
    private final EventFactory events;
    private final KeptEvents delivery;
    private final Departure departure;
    private final Clock clock;

    Farewell(
            RelayIdentity identity,
            RunningRelay relay,
            Departure departure,
            EventFactory events,
            KeptEvents delivery,
            Clock clock) {
        this.identity = identity;
        this.relay = relay;
        this.departure = departure;
        this.events = events;
        this.delivery = delivery;
        this.clock = clock;
    }

    void welcome(@ObservesAsync HttpServerStart opened) {
        var started =
                new RelayStarted(
                        identity.relayId(),
                        identity.instanceId(),
                        identity.region(),
                        identity.controlUrl(),
                        identity.bridgeAddress(),
                        clock.instant());
        delivery.add(events.create(EventTypes.RELAY_STARTED, identity.relayId(), started));
    }

    void end(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent stopped) {
        relay.drain();
        departure.await();
        CompletableFuture<?> told =
                CompletableFuture.allOf(
                        sayStopped().toCompletableFuture(), endSessions().toCompletableFuture());
        try {
            told.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("event=stopped-unheard cause=\"%s\"", e);
        }
    }

    private CompletionStage<@Nullable Void> sayStopped() {
        var stopped = new RelayStopped(identity.relayId(), identity.instanceId(), clock.instant());
        return delivery.add(events.create(EventTypes.RELAY_STOPPED, identity.relayId(), stopped));
    }

    private CompletionStage<?> endSessions() {
        return relay.ask(running -> running.snapshot().thenCompose(now -> closeAll(running, now)))
                .subscribeAsCompletionStage();
    }

    private static CompletionStage<Void> closeAll(Relay running, RelaySnapshot now) {
        return CompletableFuture.allOf(
                now.sessions().stream()
                        .map(session -> running.close(session.sessionId()).toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new));
    }
}
