package dev.evenkeel.telemetry.snmp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts readings of devices and what came of them: {@code evenkeel.telemetry.snmp.polls} with the
 * outcome {@code read} or why not, {@code evenkeel.telemetry.snmp.poll.duration}, and how many
 * devices cannot be read now, {@code evenkeel.telemetry.snmp.unread}.
 */
@Singleton
class PollMetrics {
    private final MeterRegistry registry;
    private final Set<String> unread = ConcurrentHashMap.newKeySet();
    private final Gauge unreadGauge;

    @Inject
    PollMetrics(MeterRegistry registry) {
        this.registry = registry;
        unreadGauge =
                Gauge.builder("evenkeel.telemetry.snmp.unread", unread, Set::size)
                        .register(registry);
    }

    /** A registry may outlive the application; of two gauges with one name it keeps the first. */
    @PreDestroy
    void end() {
        registry.remove(unreadGauge);
    }

    void polled(String deviceId, Poll poll, Duration took) {
        String outcome = poll.failure().map(PollFailedException.Cause::word).orElse("read");
        registry.counter("evenkeel.telemetry.snmp.polls", "device", deviceId, "outcome", outcome)
                .increment();
        registry.timer("evenkeel.telemetry.snmp.poll.duration", "device", deviceId).record(took);
        if (poll.failure().isPresent()) {
            unread.add(deviceId);
        } else {
            unread.remove(deviceId);
        }
    }
}
