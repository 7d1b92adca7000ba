package dev.evenkeel.incident.quality.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** State of the topology as JSON, written as events are. */
final class JsonSerde {
    private JsonSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        Serializer<T> serializer = (_, value) -> write(value);
        Deserializer<T> deserializer = (_, bytes) -> read(type, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    @SuppressWarnings("NullAway") // Kafka hands null through both ways for a tombstone
    private static <T> byte[] write(T value) {
        try {
            return value == null ? null : EventJson.mapper().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("state cannot be written", e);
        }
    }

    @SuppressWarnings("NullAway") // see above
    private static <T> T read(Class<T> type, byte[] bytes) {
        try {
            return bytes == null ? null : EventJson.mapper().readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException("state cannot be read as " + type.getSimpleName(), e);
        }
    }
}
