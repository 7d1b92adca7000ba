package dev.evenkeel.telemetry.snmp;

import io.micrometer.core.instrument.MeterRegistry;
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

    @Inject
    PollMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("evenkeel.telemetry.snmp.unread", unread, Set::size);
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
