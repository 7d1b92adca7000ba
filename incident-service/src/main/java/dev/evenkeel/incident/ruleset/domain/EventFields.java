package dev.evenkeel.incident.ruleset.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.event.EventTypes;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that an event has, and their values: what is none of them never matches, in silence.
 */
record EventFields(String type) {

    /** Notes at {@code where} a name that is no field of the event. */
    void check(YamlFields fields, String where, String name) {
        Set<String> known = components().map(RecordComponent::getName).collect(Collectors.toSet());
        if (!known.isEmpty() && !known.contains(name)) {
            fields.wrong(where, "a field of " + type + ": " + String.join(", ", known), name);
        }
    }

    /** Notes at {@code where} values that a field cannot have; only some fields have a choice. */
    void check(YamlFields fields, String where, String field, Set<String> values) {
        List<String> known =
                components()
                        .filter(one -> one.getName().equals(field))
                        .flatMap(one -> constants(one.getType()))
                        .toList();
        values.stream()
                .sorted()
                .filter(value -> !known.isEmpty() && !known.contains(value))
                .findFirst()
                .ifPresent(value ->
                        fields.wrong(
                                where,
                                "values of " + field + ": " + String.join(", ", known),
                                value));
    }

    private Stream<RecordComponent> components() {
        return EventTypes.named(type)
                .map(event -> Arrays.stream(event.data().getRecordComponents()))
                .orElse(Stream.of());
    }

    /** As JSON has them. */
    private static Stream<String> constants(Class<?> choice) {
        return Arrays.stream(choice.getFields())
                .filter(Field::isEnumConstant)
                .map(constant -> {
                    JsonProperty word = constant.getAnnotation(JsonProperty.class);
                    return word == null ? constant.getName() : word.value();
                });
    }
}
