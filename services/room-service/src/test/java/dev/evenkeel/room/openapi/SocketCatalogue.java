package dev.evenkeel.room.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of a sealed interface by their names, with the schema of each. */
public final class SocketCatalogue {
    private static final SchemaGenerator GENERATOR = generator();

    private SocketCatalogue() {}

    public static Map<String, ObjectNode> of(Class<?> messages) {
        Map<String, ObjectNode> catalogue = new TreeMap<>();
        for (JsonSubTypes.Type type : messages.getAnnotation(JsonSubTypes.class).value()) {
            ObjectNode schema = GENERATOR.generateSchema(type.value());
            schema.remove("$schema");
            catalogue.put(type.name(), schema);
        }
        return catalogue;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        new ObjectMapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(
                new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                        JacksonOption.SKIP_SUBTYPE_LOOKUP));
        config.with(
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) ->
                        type.getErasedType() == JsonNode.class
                                ? new CustomDefinition(
                                        context.getGeneratorConfig().createObjectNode(), true)
                                : null);
        config.forFields().withRequiredCheck(field -> !isNullable(field));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && Arrays.stream(field.getRawMember().getAnnotatedType().getAnnotations())
                        .anyMatch(Nullable.class::isInstance);
    }
}
