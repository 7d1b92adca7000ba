package dev.evenkeel.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Gives every body and parameter an example, built of those of its properties: what a schema says
 * itself, or else what {@code openapi-examples.properties} has for {@code Schema.name}, of
 * parameters {@code Resource.name}, or else for {@code name}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public class ExamplesFilter implements OASFilter {
    private static final int DEEPEST = 10;

    private final NamedExamples named = NamedExamples.load();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getComponents() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Builder builder = new Builder(schemas == null ? Map.of() : schemas, named);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path ->
                        path.getOperations()
                                .values()
                                .forEach(operation -> complete(operation, builder)));
    }

    private static void complete(Operation operation, Builder builder) {
        if (operation.getRequestBody() != null) {
            complete(operation.getRequestBody().getContent(), builder);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> {
                    complete(response.getContent(), builder);
                    withoutEmptyContent(response);
                });
        if (operation.getParameters() != null) {
            String owner = String.valueOf(operation.getOperationId()).replaceFirst("_.*", ".");
            operation
                    .getParameters()
                    .forEach(one ->
                            one.setExample(
                                    builder.value(
                                            owner + one.getName(), one.getSchema(), DEEPEST)));
        }
    }

    private static void complete(@Nullable Content content, Builder builder) {
        if (content == null) {
            return;
        }
        for (MediaType media : content.getMediaTypes().values()) {
            if (media.getSchema() != null && media.getExamples() == null) {
                media.setExample(builder.value("body", media.getSchema(), DEEPEST));
            }
        }
    }

    /** What SmallRye takes for a body where the code only says that it answers. */
    private static void withoutEmptyContent(APIResponse response) {
        Content content = response.getContent();
        if (content != null
                && content.getMediaTypes().values().stream()
                        .allMatch(one -> one.getSchema() == null && one.getExamples() == null)) {
            response.setContent(null);
        }
    }

    private record Builder(Map<String, Schema> schemas, NamedExamples named) {

        @Nullable Object value(String name, @Nullable Schema given, int deep) {
            Schema schema = resolved(given);
            if (schema == null || deep == 0) {
                return null;
            } else if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
                return schema.getExamples().getFirst();
            } else if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
                return schema.getEnumeration().getFirst();
            }
            return switch (type(schema)) {
                case OBJECT ->
                        schema.getAdditionalPropertiesSchema() == null
                                ? object(owner(given), schema, deep)
                                : map(name, schema.getAdditionalPropertiesSchema(), deep);
                case ARRAY -> list(name, schema, deep);
                case BOOLEAN -> named.isTrue(name);
                case INTEGER, NUMBER -> named.number(name);
                case STRING, NULL -> named.text(name);
            };
        }

        private Object object(String owner, Schema schema, int deep) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            if (schema.getProperties() != null) {
                schema.getProperties()
                        .forEach((name, one) ->
                                object.put(name, value(owner + name, one, deep - 1)));
            }
            object.values().removeIf(value -> value == null);
            return object;
        }

        /** With one entry, written {@code key=value} or only {@code key}. */
        private Object map(String name, Schema values, int deep) {
            String text = named.text(name);
            if (text == null) {
                return Map.of();
            }
            String[] entry = text.split("=", 2);
            Object value =
                    entry.length > 1
                            ? literal(entry[1], resolved(values))
                            : value(name, values, deep - 1);
            return value == null ? Map.of() : Map.of(entry[0], value);
        }

        private static Object literal(String text, @Nullable Schema schema) {
            return schema != null && type(schema) == Schema.SchemaType.NUMBER
                    ? new BigDecimal(text)
                    : text;
        }

        private List<Object> list(String name, Schema schema, int deep) {
            Object one = value(name, schema.getItems(), deep - 1);
            List<Object> list = new ArrayList<>();
            if (one != null) {
                list.add(one);
            }
            return list;
        }

        /** How the names of its properties begin. */
        private static String owner(@Nullable Schema given) {
            return given == null || given.getRef() == null ? "" : nameOf(given) + ".";
        }

        private static String nameOf(Schema reference) {
            return reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
        }

        private @Nullable Schema resolved(@Nullable Schema schema) {
            if (schema == null) {
                return null;
            } else if (schema.getRef() == null) {
                return schema;
            }
            return schemas.get(nameOf(schema));
        }

        private static Schema.SchemaType type(Schema schema) {
            List<Schema.SchemaType> types = schema.getType();
            return types == null || types.isEmpty() ? Schema.SchemaType.OBJECT : types.getFirst();
        }
    }
}
