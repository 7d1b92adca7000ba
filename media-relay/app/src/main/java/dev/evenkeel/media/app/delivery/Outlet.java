package dev.evenkeel.media.app.delivery;

import dev.evenkeel.contracts.event.Event;
import io.smallrye.mutiny.Uni;

/** Where events go: to Kafka. Fails when Kafka did not take an event. */
@FunctionalInterface
interface Outlet {
    Uni<Void> publish(Event<?> event);
}
