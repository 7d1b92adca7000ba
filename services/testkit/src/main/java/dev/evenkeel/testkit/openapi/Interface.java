package dev.evenkeel.testkit.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** The HTTP interface as the running service describes it. */
public record Interface(JsonNode document, List<Operation> operations) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "patch");

    /** Asked of the service under test. */
    public static Interface ofTheService() {
        try {
            JsonNode document =
                    new ObjectMapper()
                            .readTree(given().queryParam("format", "JSON").get(path()).asString());
            return new Interface(document, operations(document));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    /** The same as people read it. */
    public static String asYaml() {
        return given().get(path()).asString();
    }

    /** The schema itself, where a reference stands for it. */
    public JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    private static String path() {
        return ConfigProvider.getConfig().getValue("quarkus.smallrye-openapi.path", String.class);
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(one -> METHODS.contains(one.getKey()))
                                .forEach(one ->
                                        all.add(
                                                Operation.of(
                                                        one.getKey(),
                                                        path.getKey(),
                                                        one.getValue()))));
        return List.copyOf(all);
    }
}
