package dev.evenkeel.incident.incident.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeviceSieveTest {
    private final DeviceSieve sieve = new DeviceSieve();

    @Test
    void oneReportASecondIsLetThroughWhileNothingChanges() {
        assertThat(lets("cam-1", 0, "online")).isTrue();
        assertThat(lets("cam-1", 10, "online")).isFalse();
        assertThat(lets("cam-1", 999, "online")).isFalse();
        assertThat(lets("cam-1", 1_000, "online")).isTrue();
        assertThat(lets("cam-2", 1_000, "online")).isTrue();
    }

    @Test
    void everyChangeOfStatusOrPowerIsLetThrough() {
        // Given
        lets("cam-1", 0, "online");

        // Then
        assertThat(lets("cam-1", 10, "offline")).isTrue();
        assertThat(lets("cam-1", 20, "online")).isTrue();
        assertThat(letsJson("cam-1", 30, "{\"status\":\"online\",\"power\":\"battery\"}")).isTrue();
        assertThat(letsJson("cam-1", 40, "{\"status\":\"online\",\"power\":\"battery\"}"))
                .isFalse();
    }

    @Test
    void whatIsWrittenOtherwiseAndOtherTopicsAreLetThrough() {
        // Given
        letsJson("cam-1", 0, "{ \"status\" : \"online\" }");

        // Then
        assertThat(letsJson("cam-1", 1, "{ \"status\" : \"online\" }")).isTrue();
        assertThat(sieve.lets(message(Topics.RELAY_STATUS, "cam-1", 0, "{}"))).isTrue();
        assertThat(sieve.lets(message(Topics.RELAY_STATUS, "cam-1", 0, "{}"))).isTrue();
    }

    private boolean lets(String device, long millis, String status) {
        return letsJson(
                device,
                millis,
                "{\"statusText\":\"\\\"status\\\":\\\"x\\\"\",\"status\":\"" + status + "\"}");
    }

    private boolean letsJson(String device, long millis, String json) {
        return sieve.lets(message(Topics.TELEMETRY_DEVICES, device, millis, json));
    }

    private static ConsumerRecord<String, byte[]> message(
            String topic, String key, long millis, String json) {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                millis,
                TimestampType.CREATE_TIME,
                key.length(),
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
