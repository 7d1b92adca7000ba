package dev.evenkeel.telemetry.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.StrictJson;
import dev.evenkeel.telemetry.domain.TelemetryKind;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a message holds: one sample, or several under {@code samples}. */
sealed interface MqttBody {

    record Samples(ArrayNode samples) implements MqttBody {}

    /** Kept by the broker, and of a time nobody knows: not news. */
    record Stale() implements MqttBody {}

    record Unreadable(Problem problem) implements MqttBody {}

    static MqttBody read(MqttMessage message, TelemetryKind kind, Supplier<String> newId) {
        try {
            JsonNode json = StrictJson.parse(new String(message.payload(), StandardCharsets.UTF_8));
            if (!json.isObject()) {
                return new Unreadable(Problem.badField("", "an object", json));
            }
            JsonNode listed = json.get("samples");
            if (listed instanceof ArrayNode samples) {
                return new Samples(samples);
            }
            return single((ObjectNode) json, message.retained(), kind, newId);
        } catch (JsonProcessingException e) {
            return new Unreadable(JsonProblems.of(e));
        }
    }

    private static MqttBody single(
            ObjectNode sample, boolean retained, TelemetryKind kind, Supplier<String> newId) {
        String time = kind == TelemetryKind.LOGS ? "observedTime" : "timestamp";
        if (retained && !sample.hasNonNull(time)) {
            return new Stale();
        }
        if (!sample.hasNonNull("sampleId")) {
            sample.put("sampleId", newId.get());
        }
        return new Samples(JsonNodeFactory.instance.arrayNode().add(sample));
    }
}
