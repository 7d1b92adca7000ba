package dev.evenkeel.telemetry.intake;

import dev.evenkeel.telemetry.domain.TelemetryKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Counts samples by their kind and what became of them: {@code evenkeel.telemetry.samples} with the
 * outcomes accepted, duplicate, rejected, throttled and unavailable.
 */
@Singleton
class IngestMetrics {
    private static final List<String> OUTCOMES =
            List.of("accepted", "duplicate", "rejected", "throttled", "unavailable");

    private final MeterRegistry registry;

    @Inject
    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (TelemetryKind kind : TelemetryKind.values()) {
            for (String outcome : OUTCOMES) {
                count(kind, outcome, 0); // there before the first is
            }
        }
    }

    void published(TelemetryKind kind, IngestAnswer answer) {
        count(kind, "accepted", answer.accepted() - answer.duplicates());
        count(kind, "duplicate", answer.duplicates());
        count(kind, "rejected", answer.rejected().size());
    }

    void rejected(TelemetryKind kind) {
        count(kind, "rejected", 1);
    }

    void throttled(TelemetryKind kind, int samples) {
        count(kind, "throttled", samples);
    }

    void unavailable(TelemetryKind kind, int samples) {
        count(kind, "unavailable", samples);
    }

    private void count(TelemetryKind kind, String outcome, int samples) {
        registry.counter("evenkeel.telemetry.samples", "kind", kind.word(), "outcome", outcome)
                .increment(samples);
    }
}
