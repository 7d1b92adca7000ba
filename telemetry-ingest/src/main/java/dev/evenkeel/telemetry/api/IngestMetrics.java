package dev.evenkeel.telemetry.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts samples by what became of them: {@code evenkeel.telemetry.samples}. */
@Singleton
class IngestMetrics {
    private final Counter accepted;
    private final Counter rejected;
    private final Counter throttled;
    private final Counter unavailable;

    @Inject
    IngestMetrics(MeterRegistry registry) {
        accepted = samples(registry, "accepted");
        rejected = samples(registry, "rejected");
        throttled = samples(registry, "throttled");
        unavailable = samples(registry, "unavailable");
    }

    void published(IngestAnswer answer) {
        accepted.increment(answer.accepted());
        rejected.increment(answer.rejected().size());
    }

    void rejected() {
        rejected.increment();
    }

    void throttled(int samples) {
        throttled.increment(samples);
    }

    void unavailable(int samples) {
        unavailable.increment(samples);
    }

    private static Counter samples(MeterRegistry registry, String outcome) {
        return Counter.builder("evenkeel.telemetry.samples")
                .description("Samples by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
