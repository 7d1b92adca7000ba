package dev.evenkeel.contracts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.ContractJson;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is refused by the record itself, whoever makes it. */
class RangesTest {
    private static final Map<String, EventType<?>> TYPES =
            Map.of(
                    "device", EventTypes.DEVICE_REPORTED,
                    "link", EventTypes.LINK_MEASURED,
                    "log", EventTypes.LOG_RECORDED);

    @ParameterizedTest
    @CsvSource({
        "device, temperatureCelsius, 200.1",
        "device, temperatureCelsius, -91",
        "device, humidityRatio, 1.01",
        "device, batteryChargeRatio, -0.1",
        "device, hoursUsed, -1",
        "link, lossRatio, 2",
        "link, utilisationRatio, -1",
        "link, roundTripMillis, -0.5",
        "link, receivePowerDbm, 31",
        "link, transmitPowerDbm, -61",
        "link, counterBits, 48",
        "log, severityNumber, 0",
        "log, severityNumber, 25",
    })
    void impossibleValueIsRefused(String event, String field, double value) {
        // Given
        EventType<?> type = TYPES.get(event);
        ObjectNode sample = ContractJson.sample(type).deepCopy();
        if (value == Math.rint(value)) {
            sample.put(field, (int) value);
        } else {
            sample.put(field, value);
        }

        // Then
        assertThatThrownBy(() -> ContractJson.MAPPER.treeToValue(sample, type.data()))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "device, temperatureCelsius, -90",
        "device, temperatureCelsius, 200",
        "device, humidityRatio, 1",
        "link, receivePowerDbm, -60",
        "link, counterBits, 32",
        "log, severityNumber, 24",
    })
    void limitsThemselvesArePossible(String event, String field, int value)
            throws JsonProcessingException {
        // Given
        EventType<?> type = TYPES.get(event);
        ObjectNode sample = ContractJson.sample(type).deepCopy();
        sample.put(field, value);

        // When
        Object data = ContractJson.MAPPER.treeToValue(sample, type.data());

        // Then
        assertThat(ContractJson.MAPPER.valueToTree(data).get(field).asInt()).isEqualTo(value);
    }

    @Test
    void attributeWithoutValueIsNone() throws JsonProcessingException {
        // Given
        ObjectNode sample = ContractJson.sample(EventTypes.LOG_RECORDED).deepCopy();
        sample.putObject("attributes").put("known", 1).putNull("unknown");

        // When
        LogEntry entry = ContractJson.MAPPER.treeToValue(sample, LogEntry.class);

        // Then
        assertThat(entry.attributes()).isEqualTo(Map.of("known", 1));
    }
}
