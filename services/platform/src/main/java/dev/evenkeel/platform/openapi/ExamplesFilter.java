package dev.evenkeel.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
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
import org.jspecify.annotations.Nullable;

/**
 * Gives every body and parameter an example, built of those of its properties: what a schema says
 * itself, or else what {@code openapi-examples.properties} has for the name.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public class ExamplesFilter implements OASFilter {
    private static final int DEEPEST = 6;

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
                .forEach(response -> complete(response.getContent(), builder));
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(one ->
                            one.setExample(builder.value(one.getName(), one.getSchema(), DEEPEST)));
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
            return composed(name, schema, deep);
        }

        private @Nullable Object composed(String name, Schema schema, int deep) {
            return switch (type(schema)) {
                case OBJECT -> object(schema, deep);
                case ARRAY -> list(name, schema, deep);
                case BOOLEAN -> false;
                case INTEGER, NUMBER -> named.number(name);
                case STRING, NULL -> named.text(name);
            };
        }

        private Object object(Schema schema, int deep) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            if (schema.getProperties() != null) {
                schema.getProperties()
                        .forEach((name, one) -> object.put(name, value(name, one, deep - 1)));
            }
            object.values().removeIf(value -> value == null);
            return object;
        }

        private List<Object> list(String name, Schema schema, int deep) {
            Object one = value(name, schema.getItems(), deep - 1);
            List<Object> list = new ArrayList<>();
            if (one != null) {
                list.add(one);
            }
            return list;
        }

        private @Nullable Schema resolved(@Nullable Schema schema) {
            if (schema == null) {
                return null;
            } else if (schema.getRef() == null) {
                return schema;
            }
            return schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
        }

        private static Schema.SchemaType type(Schema schema) {
            List<Schema.SchemaType> types = schema.getType();
            return types == null || types.isEmpty() ? Schema.SchemaType.OBJECT : types.getFirst();
        }
    }
}
