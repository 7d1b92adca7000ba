package dev.evenkeel.platform.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What became of events: {@code evenkeel.events.published}, Kafka has them, and {@code
 * evenkeel.events.refused}, it did not take them. Both are there before the first event.
 */
@Startup
@Singleton
class EventMeters {
    private final Counter published;
    private final Counter refused;

    @Inject
    EventMeters(MeterRegistry meters) {
        published = meters.counter("evenkeel.events.published");
        refused = meters.counter("evenkeel.events.refused");
    }

    void published() {
        published.increment();
    }

    void refused(int events) {
        refused.increment(events);
    }
}
