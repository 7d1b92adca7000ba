package dev.evenkeel.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.GeneratedFile;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Set<String> OF_COMMANDS =
            Set.of(Topics.FAILOVER_COMMANDS, Topics.FAILOVER_OUTCOMES);

    @Test
    void asyncApiIsCurrent() throws JsonProcessingException {
        // When
        String rendered = AsyncApiDocument.render();

        // Then
        GeneratedFile.document("asyncapi.yaml", rendered).assertCurrent();
    }

    @Test
    void topicTableIsCurrent() {
        // When
        String rendered = TopicTable.render();

        // Then
        GeneratedFile.document("topics.md", rendered).assertCurrent();
    }

    /** Those of commands have a key for each kind of owner. */
    @Test
    void everyTopicHasARouteAndOneKey() {
        assertThat(TopicRoute.ALL)
                .extracting(TopicRoute::topic)
                .containsExactlyInAnyOrderElementsOf(Topics.ALL);
        assertThat(TopicRoute.ALL)
                .filteredOn(route -> !OF_COMMANDS.contains(route.topic()))
                .allSatisfy(route -> assertThat(route.keyFields()).hasSize(1));
    }

    @Test
    void everyEventHasAMessageWithSchemaAndExample() {
        // When
        ObjectNode document = AsyncApiDocument.document();

        // Then
        for (EventType<?> type : EventTypes.ALL) {
            JsonNode message = document.at("/components/messages/" + type.name());
            assertThat(message.at("/examples/0/payload").isObject()).isTrue();
            assertThat(document.at("/components/schemas/" + type.name()).isObject()).isTrue();
        }
    }

    @Test
    void everyReferenceResolves() {
        // Given
        ObjectNode document = AsyncApiDocument.document();

        // When
        List<String> references = document.findValuesAsText("$ref");

        // Then
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }
}
