package dev.evenkeel.contracts.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.evenkeel.contracts.ContractJson;
import dev.evenkeel.contracts.event.EventType;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (draft 2020-12) of event data, generated from the records. */
public final class EventSchemas {
    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    /** The schema of the data of an event type. */
    public static ObjectNode of(EventType<?> type) {
        ObjectNode generated = GENERATOR.generateSchema(type.data());
        ObjectNode schema = ContractJson.MAPPER.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", type.schema());
        schema.put("title", type.data().getSimpleName());
        schema.setAll(generated);
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                        ContractJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY));
        config.with(
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withNullableCheck(EventSchemas::isNullable)
                .withInstanceAttributeOverride(EventSchemas::applyRules);
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void applyRules(
            ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
        FieldRules.apply(field.getName(), field.getType().getErasedType(), schema);
    }
}
