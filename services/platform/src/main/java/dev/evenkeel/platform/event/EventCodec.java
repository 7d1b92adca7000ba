package dev.evenkeel.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.time.UtcText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records and back: CloudEvents 1.0, binary content mode, JSON data. Pure; may be
 * used from any thread.
 */
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private EventCodec() {}

    /** The record of an event; without data it is a tombstone that still says who wrote it. */
    public static ProducerRecord<String, byte[]> encode(Event<?> event) {
        ProducerRecord<String, byte[]> encoded =
                new ProducerRecord<>(event.type().topic(), event.key(), dataOf(event));
        Headers headers = encoded.headers();
        add(headers, EventHeaders.SPEC_VERSION, SPEC_VERSION);
        add(headers, EventHeaders.ID, event.id());
        add(headers, EventHeaders.SOURCE, event.source());
        add(headers, EventHeaders.TYPE, event.type().name());
        add(headers, EventHeaders.TIME, UtcText.format(event.time()));
        add(headers, EventHeaders.DATA_SCHEMA, event.type().schema());
        add(headers, EventHeaders.PARTITION_KEY, event.key());
        add(headers, EventHeaders.CONTENT_TYPE, JSON);
        if (event.traceparent() != null) {
            add(headers, EventHeaders.TRACEPARENT, event.traceparent());
        }
        return encoded;
    }

    /** Reads a record. Never throws for what the record contains. */
    public static Decoded decode(
            String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        String typeName = header(headers, EventHeaders.TYPE);
        if (typeName == null) {
            return missing(EventHeaders.TYPE);
        }
        String specVersion = header(headers, EventHeaders.SPEC_VERSION);
        if (!SPEC_VERSION.equals(specVersion)) {
            return new Decoded.Malformed(
                    EventHeaders.SPEC_VERSION
                            + " is "
                            + specVersion
                            + ", expected "
                            + SPEC_VERSION);
        }
        EventType<?> type = EventTypes.named(typeName).orElse(null);
        if (type == null) {
            return new Decoded.Unknown(typeName);
        }
        if (!type.topic().equals(topic)) {
            return new Decoded.Malformed(typeName + " does not belong on topic " + topic);
        }
        return decode(type, key, headers, value);
    }

    private static <T> Decoded decode(
            EventType<T> type, @Nullable String key, Headers headers, byte @Nullable [] value) {
        String id = header(headers, EventHeaders.ID);
        String source = header(headers, EventHeaders.SOURCE);
        String time = header(headers, EventHeaders.TIME);
        String partitionKey = key != null ? key : header(headers, EventHeaders.PARTITION_KEY);
        if (id == null) {
            return missing(EventHeaders.ID);
        } else if (source == null) {
            return missing(EventHeaders.SOURCE);
        } else if (time == null) {
            return missing(EventHeaders.TIME);
        } else if (partitionKey == null) {
            return new Decoded.Malformed("the record has no key");
        }
        String traceparent = header(headers, EventHeaders.TRACEPARENT);
        try {
            Instant at = Instant.parse(time);
            T data = value == null ? null : EventJson.mapper().readValue(value, type.data());
            return new Decoded.Known(
                    new Event<>(id, source, type, partitionKey, at, traceparent, data));
        } catch (DateTimeException e) {
            return new Decoded.Malformed(EventHeaders.TIME + " is not an instant: " + time);
        } catch (JsonProcessingException e) {
            return new Decoded.Malformed("data: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static byte @Nullable [] dataOf(Event<?> event) {
        if (event.data() == null) {
            return null;
        }
        try {
            return EventJson.mapper().writeValueAsBytes(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event.type().name() + " cannot be written", e);
        }
    }

    private static Decoded missing(String header) {
        return new Decoded.Malformed("header " + header + " is missing");
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String header(Headers headers, String name) {
        Header found = headers.lastHeader(name);
        return found == null || found.value() == null
                ? null
                : new String(found.value(), StandardCharsets.UTF_8);
    }
}
