package dev.evenkeel.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyConstantIsInTheCatalogueOnce() {
        // When
        List<Object> constants = constants(EventTypes.class, EventType.class).toList();

        // Then
        assertThat(EventTypes.ALL)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(constants.stream().map(t -> (EventType<?>) t).toList());
        assertThat(EventTypes.ALL).extracting(EventType::name).doesNotHaveDuplicates();
    }

    @Test
    void everyTopicIsListedAndUsed() {
        // When
        List<Object> names = constants(Topics.class, String.class).toList();

        // Then
        assertThat(Topics.ALL)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(names.stream().map(String.class::cast).toList());
        assertThat(EventTypes.ALL)
                .extracting(EventType::topic)
                .containsOnlyElementsOf(Topics.ALL)
                .containsAll(Topics.ALL);
        assertThat(Topics.ALL).containsAll(Topics.COMPACTED);
    }

    @Test
    void nameFindsTheType() {
        // When
        var found = EventTypes.named("dev.evenkeel.relay.peer-lost.v1");

        // Then
        assertThat(found).contains(EventTypes.RELAY_PEER_LOST);
        assertThat(EventTypes.named("dev.evenkeel.relay.peer-lost.v9")).isEmpty();
    }

    private static Stream<Object> constants(Class<?> owner, Class<?> type) {
        return Arrays.stream(owner.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == type)
                .map(EventTypesTest::value);
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
