package dev.evenkeel.testkit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** That a service describes its interface, all of it, and that docs/openapi says the same. */
public final class Description {
    private static final int FIRST_REFUSAL = 400;

    private final Interface described = Interface.ofTheService();

    /** Fails when docs/openapi/{service}.yaml is another than what is served. */
    public void isWrittenDownFor(String service) {
        Written.check("openapi/" + service + ".yaml", Interface.asYaml());
    }

    /** Fails when an endpoint in the code is not in the document, or the other way round. */
    public void hasEveryEndpoint() {
        assertThat(described.operations().stream().map(Operation::id).collect(Collectors.toSet()))
                .isEqualTo(Endpoints.ofThisModule());
        System.out.println("operations described: " + described.operations().size());
    }

    /**
     * Fails when an operation does not say what it is for, what it answers and what it refuses, or
     * when anything of it has no example.
     */
    public void saysAllOfEachOperation() {
        described
                .document()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.has("operationId"))
                .forEach(this::isWhole);
    }

    private void isWhole(JsonNode operation) {
        String id = operation.get("operationId").asText();
        assertThat(operation.path("summary").asText()).as(id).isNotBlank();
        operation
                .path("parameters")
                .forEach(one -> assertThat(one.has("example")).as(id + " " + one).isTrue());
        operation.path("requestBody").path("content").forEach(media -> hasExample(id, media));
        Map<String, JsonNode> answers =
                operation
                        .get("responses")
                        .propertyStream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(answers.keySet()).as(id).anyMatch(status -> !isRefusal(status));
        assertThat(answers.keySet()).as(id).anyMatch(Description::isRefusal);
        answers.values()
                .forEach(answer -> answer.path("content").forEach(one -> hasExample(id, one)));
    }

    private static boolean isRefusal(String status) {
        return Integer.parseInt(status) >= FIRST_REFUSAL;
    }

    private void hasExample(String id, JsonNode media) {
        boolean isShown =
                media.isEmpty()
                        || media.has("example")
                        || media.has("examples")
                        || media.at("/schema/format").asText().equals("binary");
        assertThat(isShown).as(id + " " + media).isTrue();
        media.path("examples")
                .forEach(one ->
                        assertThat(described.resolved(one).has("value")).as(id + one).isTrue());
    }
}
