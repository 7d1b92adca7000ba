package dev.evenkeel.media.app.delivery;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Takes events, or not, when a test says so. */
final class ManualOutlet implements Outlet {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final List<String> published = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> underway = new HashMap<>();

    static Event<RelayPeerFound> event(String id) {
        return new Event<>(
                id,
                "/relays/relay-a",
                EventTypes.RELAY_PEER_FOUND,
                "relay-a",
                NOW,
                null,
                new RelayPeerFound("relay-a", "relay-b", NOW));
    }

    @Override
    public Uni<Void> publish(Event<?> event) {
        return Uni.createFrom()
                .completionStage(() -> {
                    published.add(event.id());
                    CompletableFuture<Void> result = new CompletableFuture<>();
                    underway.put(event.id(), result);
                    return result;
                });
    }

    List<String> published() {
        return published;
    }

    void take(String id) {
        underway.remove(id).complete(null);
    }

    void refuse(String id) {
        underway.remove(id).completeExceptionally(new IllegalStateException("Kafka is away"));
    }
}
