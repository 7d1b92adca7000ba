package dev.evenkeel.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.ContractJson;
import dev.evenkeel.contracts.GeneratedFile;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class EventSchemasTest {
    static final List<EventType<?>> TYPES = EventTypes.ALL;

    @ParameterizedTest
    @FieldSource("TYPES")
    void checkedInSchemaIsThatOfTheRecord(EventType<?> type) throws JsonProcessingException {
        // When
        String generated = ContractJson.MAPPER.writeValueAsString(EventSchemas.of(type)) + "\n";

        // Then
        GeneratedFile.resource("schemas/" + type.name() + ".json", generated).assertCurrent();
    }

    @Test
    void whatMayBeMissingIsNotRequired() {
        // When
        JsonNode schema = EventSchemas.of(EventTypes.MEETING_PLACED);

        // Then
        assertThat(schema.at("/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("meetingId", "primary", "epoch", "reason", "placedAt");
        assertThat(schema.at("/properties/standby/type"))
                .extracting(JsonNode::asText)
                .containsExactly("string", "null");
    }

    @Test
    void enumsAreTheWordsOnTheWire() {
        // When
        JsonNode schema = EventSchemas.of(EventTypes.STREAM_SAMPLED);

        // Then
        assertThat(schema.at("/properties/direction/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("inbound", "outbound");
    }

    @Test
    void namesPromiseRanges() {
        // When
        JsonNode properties = EventSchemas.of(EventTypes.QUALITY_WINDOW).at("/properties");

        // Then
        assertThat(properties.at("/samples/minimum").asInt(-1)).isZero();
        assertThat(properties.at("/freezeRatio/maximum").asInt()).isEqualTo(1);
        assertThat(properties.at("/meetingId/pattern").asText()).startsWith("^[a-z]{3}-");
        assertThat(properties.at("/windowStart/format").asText()).isEqualTo("date-time");
    }
}
