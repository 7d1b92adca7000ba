package dev.evenkeel.testkit.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges answers to bad input, and counts. */
public final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern INTERNALS =
            Pattern.compile(
                    "dev\\.evenkeel|java\\.|jakarta|fasterxml|hibernate|vertx|postgres|Exception"
                            + "|\\$[A-Z]|\\bat [a-z]+\\.[a-z]+|select .* from|insert into",
                    Pattern.CASE_INSENSITIVE);

    private final List<String> wrong = new ArrayList<>();
    private int count;
    private int refused;

    /** Nothing fails, and what is refused is refused as the description says. */
    public void sound(Operation operation, String what, Response answer) {
        count++;
        int status = answer.statusCode();
        if (status >= 500) {
            fault(operation, what, "failed", answer);
        } else if (status >= 400) {
            refused++;
            problem(operation, what, answer);
        }
    }

    /** Besides, it is refused, and the value at fault is named. */
    public void refused(Operation operation, Bad bad, Response answer) {
        sound(operation, bad.toString(), answer);
        if (answer.statusCode() < 400) {
            fault(operation, bad.toString(), "was taken", answer);
        } else if (answer.statusCode() < 500 && !names(json(answer), bad.pointer())) {
            fault(operation, bad.toString(), "is not named", answer);
        }
    }

    void refused(Operation operation, String what, int status, Response answer) {
        sound(operation, what, answer);
        if (answer.statusCode() != status) {
            fault(operation, what, "is not answered by " + status, answer);
        }
    }

    /** Fails when an answer was another than it should be; tells how many there were. */
    public void hold(String what) {
        System.out.printf("%s: %d requests, %d of them refused%n", what, count, refused);
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    private void problem(Operation operation, String what, Response answer) {
        if (!String.valueOf(answer.contentType()).startsWith("application/problem+json")) {
            fault(operation, what, "is not answered by a problem", answer);
            return;
        }
        JsonNode problem = json(answer);
        String type = problem.path("type").asText();
        String kind = type.substring(type.lastIndexOf(':') + 1);
        if (!kind.startsWith("http-")
                && !operation.problems().contains(answer.statusCode() + " " + kind)) {
            fault(operation, what, "is answered by what the description lacks", answer);
        }
        if (kind.equals("bad-field") && !(problem.has("expected") && problem.has("actual"))) {
            fault(operation, what, "is not said to be expected otherwise", answer);
        }
        if (showsInternals(problem)) {
            fault(operation, what, "shows internals", answer);
        }
    }

    /** Whether it tells of classes, statements or stacks. */
    public static boolean showsInternals(JsonNode problem) {
        return INTERNALS.matcher(withoutActual(problem)).find();
    }

    /** What came is repeated, whatever it was. */
    private static String withoutActual(JsonNode problem) {
        StringBuilder text = new StringBuilder();
        problem.properties().stream()
                .filter(one -> !one.getKey().equals("actual") && !one.getKey().equals("detail"))
                .forEach(one -> text.append(one.getValue().asText()).append('\n'));
        String detail = problem.path("detail").asText();
        return text + (detail.startsWith("there is no ") ? "" : detail);
    }

    /** A value within may be named more closely. */
    public static boolean names(JsonNode problem, String pointer) {
        String field = problem.path("field").asText();
        return pointer.isEmpty() || field.equals(pointer) || field.startsWith(pointer + "/");
    }

    private static JsonNode json(Response answer) {
        try {
            return MAPPER.readTree(answer.asString());
        } catch (JsonProcessingException notJson) {
            return MAPPER.createObjectNode();
        }
    }

    private void fault(Operation operation, String what, String how, Response answer) {
        String said = answer.asString();
        wrong.add(
                "%s: %s %s: %d %s"
                        .formatted(
                                operation,
                                what.length() > 120 ? what.substring(0, 120) + "…" : what,
                                how,
                                answer.statusCode(),
                                said.length() > 400 ? said.substring(0, 400) : said));
    }
}
