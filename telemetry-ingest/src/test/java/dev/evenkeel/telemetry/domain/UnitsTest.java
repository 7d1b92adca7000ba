package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "temperatureFahrenheit, 212, temperatureCelsius, 100",
        "temperatureKelvin, 273.15, temperatureCelsius, 0",
        "humidityPercent, 38, humidityRatio, 0.38",
        "batteryChargePercent, 100, batteryChargeRatio, 1",
        "lossPercent, 0.5, lossRatio, 0.005",
        "utilisationPercent, 61, utilisationRatio, 0.61",
        "roundTripSeconds, 0.018, roundTripMillis, 18",
        "roundTripMicros, 18400, roundTripMillis, 18.4",
        "jitterSeconds, 0.001, jitterMillis, 1",
        "jitterMicros, 1100, jitterMillis, 1.1",
        "receivePowerMilliwatts, 1, receivePowerDbm, 0",
        "transmitPowerMilliwatts, 0.5, transmitPowerDbm, -3.0103",
    })
    void otherUnitIsConverted(String from, double value, String to, double expected) {
        // Given
        ObjectNode sample = EventJson.mapper().createObjectNode().put(from, value);

        // When
        var fault = Units.convert(sample);

        // Then
        assertThat(fault).isEmpty();
        assertThat(sample.has(from)).isFalse();
        assertThat(sample.get(to).doubleValue()).isCloseTo(expected, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"lossPercent": 1, "lossRatio": 0.01} | /lossPercent
                    {"lossPercent": "1 %"}                | /lossPercent
                    {"receivePowerMilliwatts": 0}         | /receivePowerMilliwatts
                    {"receivePowerMilliwatts": -1}        | /receivePowerMilliwatts
                    """)
    void ambiguousOrImpossibleIsRefused(String json, String field) throws JsonProcessingException {
        // When
        var fault = Units.convert((ObjectNode) EventJson.mapper().readTree(json));

        // Then
        assertThat(fault).hasValueSatisfying(p -> assertThat(p.field()).isEqualTo(field));
    }

    @Test
    void unknownStaysUnknown() {
        // Given
        ObjectNode sample = EventJson.mapper().createObjectNode().putNull("lossPercent");

        // When
        var fault = Units.convert(sample);

        // Then
        assertThat(fault).isEmpty();
        assertThat(sample.has("lossRatio")).isFalse();
    }
}
