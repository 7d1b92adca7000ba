package dev.evenkeel.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventLineTest {

    @Test
    void showsTheDataAsFields() {
        // Given
        var record =
                record(
                        "dev.evenkeel.meeting.started.v1",
                        """
                        {"meetingId": "abc-defg-hij", "title": "Our day", "epoch": 3,
                         "standby": null, "relays": ["relay-a"], "none": []}
                        """);

        // When
        var line = EventLine.text(record);

        // Then
        assertThat(line)
                .contains("meeting.lifecycle.v1 ")
                .contains(" meeting.started ")
                .contains(" abc-defg-hij ")
                .endsWith("title=“Our day” epoch=3 relays=[\"relay-a\"]");
    }

    @Test
    void showsATombstoneAsCleared() {
        // When
        var line = EventLine.text(record("dev.evenkeel.incident.open.v1", null));

        // Then
        assertThat(line).endsWith("(cleared)");
    }

    @Test
    void isOneJsonObjectWithAttributesAndData() throws Exception {
        // Given
        var record = record("dev.evenkeel.meeting.started.v1", "{\"meetingId\": \"m\"}");

        // When
        var json = new ObjectMapper().readTree(EventLine.json(record));

        // Then
        assertThat(json.path("topic").asText()).isEqualTo("meeting.lifecycle.v1");
        assertThat(json.path("type").asText()).isEqualTo("dev.evenkeel.meeting.started.v1");
        assertThat(json.path("key").asText()).isEqualTo("abc-defg-hij");
        assertThat(json.path("data").path("meetingId").asText()).isEqualTo("m");
    }

    @Test
    void staysOneLineWhateverTheValueIs() {
        // When
        var line = EventLine.text(record("x", "no JSON"));

        // Then
        assertThat(line).endsWith("\"no JSON\"").doesNotContain("\n");
    }

    private static ConsumerRecord<String, String> record(String type, String value) {
        var headers = new RecordHeaders();
        headers.add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "meeting.lifecycle.v1",
                0,
                0,
                1_767_261_600_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                "abc-defg-hij",
                value,
                headers,
                Optional.empty());
    }
}
