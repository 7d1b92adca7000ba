package dev.evenkeel.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    static final List<EventType<?>> TYPES = EventTypes.ALL;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
    private static final Event<RelayPeerFound> FOUND =
            new Event<>(
                    "0199f6d2-7c1a-7b3e-9a55-3f0c6f1d2e01",
                    "/relays/relay-b",
                    EventTypes.RELAY_PEER_FOUND,
                    "relay-b",
                    NOON,
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                    new RelayPeerFound("relay-b", "relay-a", NOON));

    @Test
    void attributesAreHeadersAndDataIsTheValue() {
        // When
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(FOUND);

        // Then
        assertThat(encoded.topic()).isEqualTo(Topics.RELAY_STATUS);
        assertThat(encoded.key()).isEqualTo("relay-b");
        assertThat(text(encoded.headers()))
                .containsOnly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "0199f6d2-7c1a-7b3e-9a55-3f0c6f1d2e01"),
                        Map.entry("ce_source", "/relays/relay-b"),
                        Map.entry("ce_type", "dev.evenkeel.relay.peer-found.v1"),
                        Map.entry("ce_time", "2026-03-02T12:00:00.123Z"),
                        Map.entry(
                                "ce_dataschema",
                                "urn:evenkeel:schema:dev.evenkeel.relay.peer-found.v1"),
                        Map.entry("ce_partitionkey", "relay-b"),
                        Map.entry("content-type", "application/json"),
                        Map.entry(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(new String(encoded.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"relayId\":\"relay-b\",\"peerId\":\"relay-a\",\"foundAt\":\"2026-03-02T12:00:00.123Z\"}");
    }

    @Test
    void whatIsEncodedIsDecoded() {
        // When
        Decoded decoded = decode(EventCodec.encode(FOUND));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Known(FOUND));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void goldenSampleOfEveryTypeComesThrough(EventType<?> type) throws IOException {
        // Given
        Event<?> event = ofSample(type);

        // When
        Decoded decoded = decode(EventCodec.encode(event));

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Known(event));
    }

    @Test
    void tombstoneKeepsItsHeaders() {
        // Given
        Event<Incident> over =
                new Event<>(
                        "id", "/incident-service", EventTypes.INCIDENT_OPEN, "k", NOON, null, null);

        // When
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(over);

        // Then
        assertThat(encoded.value()).isNull();
        assertThat(text(encoded.headers())).containsKey("ce_id").doesNotContainKey("traceparent");
        assertThat(decode(encoded)).isEqualTo(new Decoded.Known(over));
    }

    @Test
    void newerTypeIsUnknown() {
        // Given
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(FOUND);
        replace(encoded, "ce_type", "dev.evenkeel.relay.sneezed.v1");

        // When
        Decoded decoded = decode(encoded);

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Unknown("dev.evenkeel.relay.sneezed.v1"));
    }

    @Test
    void newerFieldIsIgnored() {
        // Given
        String value =
                "{\"relayId\":\"relay-b\",\"peerId\":\"relay-a\",\"foundAt\":\"2026-03-02T12:00:00.123Z\",\"mood\":1}";

        // When
        Decoded decoded = decodeValue(value);

        // Then
        assertThat(decoded).isEqualTo(new Decoded.Known(FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_time", "ce_specversion"})
    void missingHeaderIsNamed(String name) {
        // Given
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(FOUND);
        encoded.headers().remove(name);

        // When
        Decoded decoded = decode(encoded);

        // Then
        assertMalformed(decoded, name);
    }

    @Test
    void valueThatDoesNotFitIsMalformed() {
        assertMalformed(decodeValue("{\"foundAt\": 7"), "data");
        assertMalformed(decodeValue("{\"foundAt\": \"yesterday\"}"), "data");
    }

    @Test
    void eventOnAnotherTopicIsMalformed() {
        // Given
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(FOUND);

        // When
        Decoded decoded =
                EventCodec.decode(
                        Topics.REPORT_MEETING, "relay-b", encoded.headers(), encoded.value());

        // Then
        assertMalformed(decoded, Topics.REPORT_MEETING);
    }

    @Test
    void timeThatIsNoInstantIsMalformed() {
        // Given
        ProducerRecord<String, byte[]> encoded = EventCodec.encode(FOUND);
        replace(encoded, "ce_time", "noon");

        // When
        Decoded decoded = decode(encoded);

        // Then
        assertMalformed(decoded, "ce_time");
    }

    private static void assertMalformed(Decoded decoded, String naming) {
        assertThat(decoded)
                .asInstanceOf(type(Decoded.Malformed.class))
                .extracting(Decoded.Malformed::reason)
                .asString()
                .contains(naming);
    }

    private static Decoded decode(ProducerRecord<String, byte[]> r) {
        return EventCodec.decode(r.topic(), r.key(), r.headers(), r.value());
    }

    private static Decoded decodeValue(String value) {
        ProducerRecord<String, byte[]> r = EventCodec.encode(FOUND);
        return EventCodec.decode(
                r.topic(), r.key(), r.headers(), value.getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(ProducerRecord<String, byte[]> encoded, String name, String value) {
        encoded.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> text(Headers headers) {
        return Arrays.stream(headers.toArray())
                .collect(
                        Collectors.toMap(
                                h -> h.key(), h -> new String(h.value(), StandardCharsets.UTF_8)));
    }

    private static <T> Event<T> ofSample(EventType<T> type) throws IOException {
        String name = "/samples/" + type.name() + ".json";
        try (InputStream json = EventTypes.class.getResourceAsStream(name)) {
            T data = EventJson.mapper().readValue(json, type.data());
            return new Event<>("id", "/test", type, "key", NOON, null, data);
        }
    }
}
