package dev.evenkeel.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the publisher counts. */
@Singleton
class OutboxMeters {
    private final Counter published;
    private final Counter failed;
    private final Counter parked;

    @Inject
    OutboxMeters(MeterRegistry meters) {
        published = meters.counter("evenkeel.outbox.published");
        failed = meters.counter("evenkeel.outbox.failed.passes");
        parked = meters.counter("evenkeel.outbox.parked");
    }

    void published(int events) {
        published.increment(events);
    }

    void failed() {
        failed.increment();
    }

    void parked() {
        parked.increment();
    }
}
