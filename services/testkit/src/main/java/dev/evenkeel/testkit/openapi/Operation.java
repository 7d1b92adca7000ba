package dev.evenkeel.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the OpenAPI document.
 *
 * @param problems what it says it can answer: status and last part of the type
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        @Nullable Body body,
        Set<String> problems) {

    /** Of its path, its query or its header. */
    public record Parameter(String name, String in, JsonNode schema) {}

    /** What is sent with it. */
    public record Body(String contentType, JsonNode schema, JsonNode example) {}

    static Operation of(String method, String path, JsonNode said) {
        TreeSet<String> problems = new TreeSet<>();
        said.get("responses")
                .properties()
                .forEach(answer ->
                        answer.getValue()
                                .path("content")
                                .path("application/problem+json")
                                .path("examples")
                                .fieldNames()
                                .forEachRemaining(
                                        kind -> problems.add(answer.getKey() + " " + kind)));
        return new Operation(
                said.get("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                said.path("parameters")
                        .valueStream()
                        .map(one ->
                                new Parameter(
                                        one.get("name").asText(),
                                        one.get("in").asText(),
                                        one.get("schema")))
                        .toList(),
                body(said.path("requestBody").path("content")),
                problems);
    }

    public boolean hasJsonBody() {
        return Optional.ofNullable(body)
                .filter(one -> one.contentType().equals("application/json"))
                .isPresent();
    }

    public List<Parameter> parameters(String in) {
        return parameters.stream().filter(one -> one.in().equals(in)).toList();
    }

    @Override
    public String toString() {
        return id;
    }

    private static @Nullable Body body(JsonNode content) {
        return content.properties().stream()
                .findFirst()
                .map(one ->
                        new Body(
                                one.getKey(),
                                one.getValue().path("schema"),
                                one.getValue().path("example")))
                .orElse(null);
    }
}
