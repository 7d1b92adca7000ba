package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleShapeTest {
    /** What may stand where something else is expected, and what is just within or beyond. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "[]",
                    "{}",
                    "[1]",
                    "{\"a\":1}",
                    "0",
                    "-0.0",
                    "-1",
                    "1",
                    "1.0",
                    "1.5",
                    "24",
                    "25",
                    "-90.0001",
                    "200.0001",
                    "2147483647",
                    "2147483648",
                    "9007199254740991",
                    "9007199254740992",
                    "1e30",
                    "1e400",
                    "12345678901234567890",
                    "\"\"",
                    "\"x\"",
                    "\"X y\"",
                    "\"p-aaaaaaaaaaaa\"",
                    "\"p-aaaaaaaaaaaa\\n\"",
                    "\"abc-defg-hij\"",
                    "\"abc-defg-hij\\n\"",
                    "\"on\"",
                    "\"camera\"",
                    "\"client\"",
                    "\"0123456789abcdef\"",
                    "\"\\u00e9\"",
                    "\"2026-03-02T12:00:00Z\"",
                    "\"2026-03-02T12:00:00.123456789Z\"",
                    "\"2026-03-02T12:00:00.1234567891Z\"",
                    "\"2026-03-02T12:00:00.Z\"",
                    "\"2026-02-29T12:00:00Z\"",
                    "\"2024-02-29T12:00:00Z\"",
                    "\"2026-13-02T12:00:00Z\"",
                    "\"2026-03-00T12:00:00Z\"",
                    "\"2026-03-02T24:00:00Z\"",
                    "\"2026-03-02T12:60:00Z\"",
                    "\"2026-03-02T12:00:60Z\"",
                    "\"2016-12-31T23:59:60Z\"",
                    "\"2026-03-02T12:00:00\"",
                    "\"2026-03-02t12:00:00z\"",
                    "\"2026-03-02T12:00:00+02:00\"",
                    "\"0000-01-01T00:00:00Z\"",
                    "\"+2026-03-02T12:00:00Z\"",
                    "[{\"name\":\"remote\",\"connected\":true}]",
                    "[{\"name\":\"remote\"}]",
                    "{\"receivedAt\":\"2026-03-02T12:00:00Z\",\"late\":false}",
                    "{\"late\":1}");

    private static final List<Integer> LENGTHS =
            List.of(40, 41, 64, 65, 120, 121, 200, 201, 500, 501, 32_768, 32_769);

    @ParameterizedTest
    @EnumSource(TelemetryKind.class)
    void goodSampleIsKnownAtOnce(TelemetryKind kind) throws IOException {
        assertThat(shapeOf(kind).fits(golden(kind))).isTrue();
    }

    /** However odd: what it lets pass, the validator of JSON Schema lets pass. */
    @ParameterizedTest
    @EnumSource(TelemetryKind.class)
    void neverPassesWhatTheSchemaRefuses(TelemetryKind kind) throws IOException {
        // Given
        SampleSchema schema = SampleSchema.of(kind.type());
        SampleShape shape = shapeOf(kind);

        // When
        List<JsonNode> passed = variants(kind).stream().filter(shape::fits).toList();

        // Then
        assertThat(passed)
                .hasSizeGreaterThan(20)
                .allSatisfy(sample -> assertThat(schema.firstFault(sample)).isEmpty());
    }

    @Test
    void whatItDoesNotKnowItIsNotSureOf() throws IOException {
        // Given
        JsonNode schema =
                EventJson.mapper()
                        .readTree("{\"type\":\"object\",\"minProperties\":1,\"properties\":{}}");

        // When
        boolean fits = new SampleShape(schema).fits(EventJson.mapper().readTree("{\"a\":1}"));

        // Then
        assertThat(fits).isFalse();
    }

    private static List<JsonNode> variants(TelemetryKind kind) throws IOException {
        List<JsonNode> odd = new ArrayList<>();
        for (String value : VALUES) {
            odd.add(EventJson.mapper().readTree(value));
        }
        for (int length : LENGTHS) {
            odd.add(EventJson.mapper().valueToTree("a".repeat(length)));
            odd.add(EventJson.mapper().valueToTree("\ud83d\ude42".repeat(length)));
        }
        List<JsonNode> variants = new ArrayList<>(odd);
        for (String field : fields(kind)) {
            odd.forEach(value -> variants.add(golden(kind, field, value)));
            variants.add(golden(kind).without(field));
        }
        return variants;
    }

    private static List<String> fields(TelemetryKind kind) {
        List<String> names = new ArrayList<>();
        SampleSchema.document(kind.type())
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode golden(TelemetryKind kind, String field, JsonNode value) {
        try {
            return golden(kind).set(field, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode golden(TelemetryKind kind) throws IOException {
        String resource = "/samples/" + kind.type().name() + ".json";
        try (InputStream json = EventTypes.class.getResourceAsStream(resource)) {
            return (ObjectNode) EventJson.mapper().readTree(json);
        }
    }

    private static SampleShape shapeOf(TelemetryKind kind) {
        return new SampleShape(SampleSchema.document(kind.type()));
    }
}
