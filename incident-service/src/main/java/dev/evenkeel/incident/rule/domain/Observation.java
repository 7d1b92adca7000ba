package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.event.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * An event as it reached this service.
 *
 * @param recordedAt timestamp of the Kafka record
 * @param arrivedAt when this process received it
 * @param history it was there before this process began to watch: it informs, and alarms nobody
 */
public record Observation(Event<?> event, Instant recordedAt, Instant arrivedAt, boolean history) {
    /** Older records were held up on the way and say nothing about now. */
    static final Duration FRESH = Duration.ofMillis(1_500);

    boolean isFresh() {
        return !history && Duration.between(recordedAt, arrivedAt).compareTo(FRESH) < 0;
    }
}
