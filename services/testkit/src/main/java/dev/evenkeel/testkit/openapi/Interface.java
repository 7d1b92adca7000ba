package dev.evenkeel.room.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The HTTP interface as the running service describes it. */
public record Interface(JsonNode document, List<Operation> operations) {
    public static final String URL = "/api/v1/meetings/openapi";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "patch");

    public static Interface ofTheService() {
        try {
            JsonNode document =
                    new ObjectMapper()
                            .readTree(given().queryParam("format", "JSON").get(URL).asString());
            return new Interface(document, operations(document));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }

    /** The schema itself, where a reference stands for it. */
    public JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText("");
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
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
