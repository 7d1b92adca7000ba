package dev.evenkeel.incident.alert.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What became of attempts to deliver: {@code evenkeel.alert.deliveries} with the outcomes arrived,
 * missed (it is tried again) and failed (it was given up).
 */
@Singleton
class AlertMeters {
    private final Counter arrived;
    private final Counter missed;
    private final Counter failed;

    @Inject
    AlertMeters(MeterRegistry meters) {
        arrived = counter(meters, "arrived");
        missed = counter(meters, "missed");
        failed = counter(meters, "failed");
    }

    void arrived() {
        arrived.increment();
    }

    void missed(boolean forGood) {
        (forGood ? failed : missed).increment();
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return meters.counter("evenkeel.alert.deliveries", "outcome", outcome);
    }
}
