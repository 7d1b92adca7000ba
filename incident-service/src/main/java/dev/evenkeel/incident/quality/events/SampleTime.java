package dev.evenkeel.incident.quality.events;

import dev.evenkeel.contracts.telemetry.StreamSample;
import java.time.Duration;
import java.time.Instant;

/**
 * Event time of a sample. A browser's clock may be wrong; a time that cannot be true beside the
 * moment the event reached Kafka is replaced by that moment, so that one bad clock never closes the
 * windows of the others.
 */
final class SampleTime {
    private static final Duration LATEST = Duration.ofSeconds(1);
    private static final Duration EARLIEST = Duration.ofSeconds(30);

    private SampleTime() {}

    static long of(StreamSample sample, long recordMillis) {
        Instant arrived = Instant.ofEpochMilli(recordMillis);
        Instant at = sample.timestamp();
        boolean plausible =
                !at.isAfter(arrived.plus(LATEST)) && !at.isBefore(arrived.minus(EARLIEST));
        return plausible ? at.toEpochMilli() : recordMillis;
    }
}
