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
 * @param partition of its topic; what is read from one comes in order, and late together
 */
public record Observation(
        Event<?> event, Instant recordedAt, Instant arrivedAt, boolean history, int partition) {
    /** Older records were held up on the way and say nothing about now. */
    static final Duration FRESH = Duration.ofMillis(1_500);

    /** An event of a stream that is not partitioned, such as a recording. */
    public Observation(Event<?> event, Instant recordedAt, Instant arrivedAt, boolean history) {
        this(event, recordedAt, arrivedAt, history, 0);
    }

    boolean isFresh() {
        return !history && Duration.between(recordedAt, arrivedAt).compareTo(FRESH) < 0;
    }
}
