package dev.evenkeel.room.control;

import dev.evenkeel.room.RoomConfig;
import dev.evenkeel.room.domain.KnownRelay;
import dev.evenkeel.room.live.Permits;
import dev.evenkeel.room.live.Tokens;
import dev.evenkeel.room.placement.RelayRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Calls relays and does not give up at once. */
@Singleton
class ControlCalls {
    private static final Logger LOG = Logger.getLogger(ControlCalls.class);
    private static final int CALLS_AT_ONCE = 16;

    private final Map<String, RelayControlApi> clients = new ConcurrentHashMap<>();
    private final Map<String, Permits> permits = new ConcurrentHashMap<>();
    private final RelayRegistry registry;
    private final Tokens tokens;
    private final RoomConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private volatile boolean stopping;

    @Inject
    ControlCalls(
            RelayRegistry registry, Tokens tokens, RoomConfig config, Clock clock, Vertx vertx) {
        this.registry = registry;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /**
     * Tells a relay until it has heard, the call is out of date, or the relay has not answered for
     * {@link RoomConfig#relayRetry}.
     */
    void tell(String relayId, Call call) {
        attempt(new Attempt(relayId, call, Retry.first(clock.instant(), config.relayRetry())));
    }

    /** Asks a relay once; nothing when it is not known. */
    <T> Optional<Uni<T>> ask(String relayId, BiFunction<RelayControlApi, String, Uni<T>> question) {
        return registry.find(relayId)
                .map(relay ->
                        question.apply(
                                        clients.computeIfAbsent(relay.controlUrl(), this::client),
                                        "Bearer " + tokens.relayControl())
                                .ifNoItem()
                                .after(config.relayTimeout())
                                .fail());
    }

    private record Attempt(String relayId, Call call, Retry retry) {
        Attempt with(Retry next) {
            return new Attempt(relayId, call, next);
        }
    }

    private void attempt(Attempt attempt) {
        if (stopping || !attempt.call.isWanted() || attempt.retry.isOver(clock.instant())) {
            return;
        }
        Optional<KnownRelay> relay = registry.find(attempt.relayId);
        if (relay.isEmpty()) {
            againAfterSilence(attempt);
            return;
        }
        Permits ofRelay = permits.computeIfAbsent(attempt.relayId, _ -> new Permits(CALLS_AT_ONCE));
        ofRelay.acquire(() ->
                send(attempt, relay.get())
                        .onTermination()
                        .invoke(ofRelay::release)
                        .subscribe()
                        .with(_ -> {}, failure -> failed(attempt, failure)));
    }

    private Uni<Void> send(Attempt attempt, KnownRelay relay) {
        return Uni.createFrom()
                .deferred(() ->
                        attempt.call.send(
                                clients.computeIfAbsent(relay.controlUrl(), this::client),
                                "Bearer " + tokens.relayControl()))
                .ifNoItem()
                .after(config.relayTimeout())
                .fail();
    }

    private void failed(Attempt attempt, Throwable failure) {
        if (failure instanceof WebApplicationException answer && isFinal(answer)) {
            LOG.infof(
                    "event=relay-refused relay=%s call=%s status=%d",
                    attempt.relayId, attempt.call, answer.getResponse().getStatus());
        } else if (isBusy(failure) && attempt.call.holdsUntilOvertaken()) {
            LOG.debugf("event=relay-busy relay=%s call=%s", attempt.relayId, attempt.call);
            Retry next = attempt.retry.afterBusy(clock.instant(), config.relayRetry());
            again(attempt.with(next), next.pause());
        } else {
            LOG.debugf("event=relay-deaf relay=%s call=%s", attempt.relayId, attempt.call);
            againAfterSilence(attempt);
        }
    }

    /** 404: nothing to do there; 409: the relay knows better. */
    private static boolean isFinal(WebApplicationException answer) {
        int status = answer.getResponse().getStatus();
        return status == 404 || status == 409;
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 503;
    }

    private void againAfterSilence(Attempt attempt) {
        again(attempt.with(attempt.retry.afterSilence()), attempt.retry.pause());
    }

    private void again(Attempt attempt, Duration pause) {
        vertx.setTimer(pause.toMillis(), _ -> attempt(attempt));
    }

    private RelayControlApi client(String controlUrl) {
        long millis = config.relayTimeout().toMillis();
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(controlUrl))
                .connectTimeout(millis, TimeUnit.MILLISECONDS)
                // Ours ends first; that of the client would be logged as an error.
                .readTimeout(2 * millis, TimeUnit.MILLISECONDS)
                .build(RelayControlApi.class);
    }
}
