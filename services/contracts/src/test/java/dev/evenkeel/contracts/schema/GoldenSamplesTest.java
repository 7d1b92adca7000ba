package dev.evenkeel.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.contracts.ContractJson;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GoldenSamplesTest {
    static final List<EventType<?>> TYPES = EventTypes.ALL;
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @FieldSource("TYPES")
    void sampleFitsTheSchema(EventType<?> type) {
        // Given
        String schema = ContractJson.schema(type).toString();
        String sample = ContractJson.sample(type).toString();

        // When
        var errors =
                SCHEMAS.getSchema(schema)
                        .validate(
                                sample,
                                InputFormat.JSON,
                                context ->
                                        context.executionConfig(
                                                c -> c.formatAssertionsEnabled(true)));

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void sampleSurvivesTheRecord(EventType<?> type) throws JsonProcessingException {
        // Given
        JsonNode sample = ContractJson.sample(type);

        // When
        Object data = ContractJson.MAPPER.treeToValue(sample, type.data());

        // Then
        assertThat(ContractJson.MAPPER.readTree(ContractJson.MAPPER.writeValueAsString(data)))
                .isEqualTo(sample);
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void sampleHasTheRecordKey(EventType<?> type) {
        // When
        JsonNode key = ContractJson.sample(type).path(type.keyField());

        // Then
        assertThat(key.isTextual()).isTrue();
        assertThat(key.asText()).isNotEmpty();
    }
}
