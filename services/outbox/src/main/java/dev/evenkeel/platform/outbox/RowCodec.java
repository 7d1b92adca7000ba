package dev.evenkeel.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventJson;
import org.jspecify.annotations.Nullable;

/** Events as rows and back. */
final class RowCodec {
    private RowCodec() {}

    static OutboxRow encode(Event<?> event) {
        return OutboxRow.of(event, json(event));
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

    private static @Nullable String json(Event<?> event) {
        if (event.data() == null) {
            return null;
        }
        try {
            return EventJson.mapper().writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event.type().name() + " cannot be written", e);
        }
    }
}
