package dev.evenkeel.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That an operation of the document says what it is for, what it answers and what it refuses: an
 * example of every parameter and body; the content of every answer that has one (those that have
 * none say {@value #NO_BODY}); of each refusal the problem details (RFC 9457), by kind.
 */
final class WholeOperation {
    private static final String NO_BODY = "no body";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String PROBLEM_TYPE = "urn:evenkeel:problem:";
    private static final Set<String> WITHOUT_CONTENT = Set.of("204", "205", "302", "303", "304");

    private final Interface described;
    private final String id;
    private final List<String> faults = new ArrayList<>();

    WholeOperation(Interface described, String id) {
        this.described = described;
        this.id = id;
    }

    /**
     * What is missing.
     *
     * @param asProblems whether refusals are problem details
     */
    List<String> faults(JsonNode operation, boolean asProblems) {
        check(!operation.path("summary").asText().isBlank(), "has no summary");
        operation
                .path("parameters")
                .forEach(one -> check(one.hasNonNull("example"), one + " has no example"));
        operation.path("requestBody").path("content").forEach(media -> shown("the body", media));
        check(statuses(operation).anyMatch(one -> !isRefusal(one)), "answers nothing");
        check(statuses(operation).anyMatch(WholeOperation::isRefusal), "refuses nothing");
        operation
                .get("responses")
                .forEachEntry((status, one) -> answer(status, described.resolved(one), asProblems));
        return faults;
    }

    private static Stream<String> statuses(JsonNode operation) {
        return operation.get("responses").propertyStream().map(Map.Entry::getKey);
    }

    private void answer(String status, JsonNode answer, boolean asProblems) {
        if (isRefusal(status) && asProblems) {
            refusal(status, answer.path("content"));
            return;
        }
        boolean isEmpty =
                WITHOUT_CONTENT.contains(status)
                        || answer.path("description").asText().contains(NO_BODY);
        check(isEmpty == answer.path("content").isEmpty(), status + " does not say its content");
        answer.path("content")
                .forEach(media -> {
                    check(
                            !described.resolved(media.path("schema")).isEmpty(),
                            status + " has no schema");
                    shown(status, media);
                });
    }

    private void refusal(String status, JsonNode content) {
        JsonNode problems = content.path(PROBLEM_JSON).path("examples");
        check(content.size() == 1 && !problems.isEmpty(), status + " is no problem");
        problems.forEachEntry((kind, one) -> {
            JsonNode value = described.resolved(one).path("value");
            check(
                    value.path("type").asText().equals(PROBLEM_TYPE + kind)
                            && value.path("status").asText().equals(status),
                    status + " " + kind + " is shown as " + value);
        });
    }

    private void shown(String what, JsonNode media) {
        boolean isBinary = media.at("/schema/format").asText().equals("binary");
        boolean isShown = isBinary || media.hasNonNull("example") || media.has("examples");
        check(isShown, what + " has no example: " + media);
        shown(what, media.path("schema"), media.path("example"));
        media.path("examples")
                .forEach(
                        one -> check(described.resolved(one).has("value"), what + " lacks " + one));
    }

    /** Each property, however deep, is in the example, and each list has something in it. */
    private void shown(String what, JsonNode given, JsonNode example) {
        JsonNode schema = described.resolved(given);
        if (example.isArray()) {
            check(!example.isEmpty(), what + " is shown as an empty list");
            shown(what, schema.path("items"), example.path(0));
        } else if (example.isObject()) {
            schema.path("properties")
                    .forEachEntry((name, property) -> {
                        check(example.hasNonNull(name), what + "/" + name + " has no example");
                        shown(what + "/" + name, property, example.path(name));
                    });
        }
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(id + ": " + fault);
        }
    }

    private static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }
}
