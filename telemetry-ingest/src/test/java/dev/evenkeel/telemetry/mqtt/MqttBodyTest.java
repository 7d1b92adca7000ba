package dev.evenkeel.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttBodyTest {
    @Test
    void messageWithoutAnIdGetsOne() {
        // When
        JsonNode sample = only(read("{\"status\": \"offline\"}", false));

        // Then
        assertThat(sample.get("sampleId").asText()).isEqualTo("new-id");
    }

    @Test
    void messageWithATimeKeepsIt() {
        // When
        JsonNode sample =
                only(read("{\"timestamp\": \"2026-03-02T11:59:00Z\", \"sampleId\": \"a\"}", true));

        // Then
        assertThat(sample.get("timestamp").asText()).isEqualTo("2026-03-02T11:59:00Z");
        assertThat(sample.get("sampleId").asText()).isEqualTo("a");
    }

    @Test
    void retainedMessageWithoutTimeIsNotNews() {
        assertThat(read("{\"status\": \"offline\"}", true)).isInstanceOf(MqttBody.Stale.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "offline", "[1]", "7", "{\"a\": 1, \"a\": 2}"})
    void anythingElseIsUnreadable(String payload) {
        assertThat(read(payload, false)).isInstanceOf(MqttBody.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "evenkeel/v1/hq/cam-1/status, DEVICES",
        "evenkeel/v1/hq/cam-1/measure, LINKS",
        "evenkeel/v1/hq/cam-1/log, LOGS",
        "evenkeel/v1/hq/cam-1/streams, ",
        "evenkeel/v1/hq/cam-1/status/more, ",
        "evenkeel/v1/HQ/cam-1/status, ",
        "evenkeel/v1//cam-1/status, ",
        "evenkeel/v2/hq/cam-1/status, ",
    })
    void topicSaysWhoseAndWhat(String topic, TelemetryKind kind) {
        assertThat(MqttTopic.parse(topic).map(MqttTopic::kind).orElse(null)).isEqualTo(kind);
    }

    private static MqttBody read(String payload, boolean retained) {
        return MqttBody.read(
                new MqttMessage("t", payload.getBytes(StandardCharsets.UTF_8), retained, () -> {}),
                TelemetryKind.DEVICES,
                () -> "new-id");
    }

    private static JsonNode only(MqttBody body) {
        assertThat(body).isInstanceOf(MqttBody.Samples.class);
        return ((MqttBody.Samples) body).samples().get(0);
    }
}
