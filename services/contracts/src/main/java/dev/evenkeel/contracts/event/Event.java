package dev.evenkeel.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes.
 *
 * @param id unique for the {@code source}; consumers count an event once by it (UUIDv7)
 * @param source the producer, for example {@code /room-service} or {@code /relays/relay-a}
 * @param type what kind of event
 * @param key the Kafka record key and {@code partitionkey}
 * @param time when it happened, UTC
 * @param traceparent W3C trace context of the cause, if there is one
 * @param data the data; {@code null} is a tombstone of a compacted topic
 */
public record Event<T>(
        String id,
        String source,
        EventType<T> type,
        String key,
        Instant time,
        @Nullable String traceparent,
        @Nullable T data) {

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(time, "time");
    }
}
