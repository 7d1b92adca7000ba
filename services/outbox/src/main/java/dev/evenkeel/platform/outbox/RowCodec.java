package dev.evenkeel.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as rows and back. */
final class RowCodec {
    private RowCodec() {}

    /** What is given of a row; the rest is the database's. */
    private record Written(
            UUID eventId,
            String type,
            String source,
            String key,
            Instant time,
            @Nullable String traceparent,
            @Nullable String data) {
        static Written of(Event<?> event) {
            return new Written(
                    UUID.fromString(event.id()),
                    event.type().name(),
                    event.source(),
                    event.key(),
                    event.time().truncatedTo(ChronoUnit.MICROS),
                    event.traceparent(),
                    event.data() == null ? null : json(event.type().name(), event.data()));
        }
    }

    /** Rows to be, as an array of JSON. */
    static String encode(List<? extends Event<?>> events) {
        return json("outbox rows", events.stream().map(Written::of).toList());
    }

    /**
     * The event of a row.
     *
     * @throws UnsendableEvent when this build does not know its type or cannot read its data
     */
    static Event<?> decode(OutboxRow row) {
        EventType<?> type =
                EventTypes.named(row.type)
                        .orElseThrow(() -> new UnsendableEvent("unknown type " + row.type, null));
        return decode(row, type);
    }

    private static <T> Event<T> decode(OutboxRow row, EventType<T> type) {
        try {
            T data = row.data == null ? null : EventJson.mapper().readValue(row.data, type.data());
            return new Event<>(
                    row.eventId.toString(),
                    row.source,
                    type,
                    row.key,
                    row.time,
                    row.traceparent,
                    data);
        } catch (JsonProcessingException e) {
            throw new UnsendableEvent("data: " + e.getOriginalMessage(), e);
        }
    }

    private static String json(String what, Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(what + " cannot be written", e);
        }
    }
}
