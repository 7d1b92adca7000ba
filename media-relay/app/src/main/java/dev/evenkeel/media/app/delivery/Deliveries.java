package dev.evenkeel.media.app.delivery;

import dev.evenkeel.platform.event.EventPublisher;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The three ways out of this relay. */
@Singleton
class Deliveries {
    /** One round of heartbeats may overtake a slow one. */
    private static final int HEARTBEATS_UNDERWAY = 2;

    private static final int SAMPLES_UNDERWAY = 1;
    private static final int KEPT = 1_000;
    private static final long RETRY_MILLIS = 250;

    @Produces
    @Singleton
    @Named("heartbeats")
    FleetingEvents heartbeats(EventPublisher publisher) {
        return new FleetingEvents("heartbeats", HEARTBEATS_UNDERWAY, publisher::publish);
    }

    @Produces
    @Singleton
    @Named("samples")
    FleetingEvents samples(EventPublisher publisher) {
        return new FleetingEvents("samples", SAMPLES_UNDERWAY, publisher::publish);
    }

    @Produces
    @Singleton
    KeptEvents kept(EventPublisher publisher, Vertx vertx) {
        return new KeptEvents(
                KEPT, publisher::publish, task -> vertx.setTimer(RETRY_MILLIS, _ -> task.run()));
    }
}
