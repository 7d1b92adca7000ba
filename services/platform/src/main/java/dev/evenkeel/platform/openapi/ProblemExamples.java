package dev.evenkeel.platform.openapi;

import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An example of each kind of problem; those that every service has are shown with their words. */
final class ProblemExamples {
    private static final String TYPE = "urn:evenkeel:problem:";
    private static final String ERROR_ID = "8a6a9a3e-0f0f-4d4c-9d8d-0d0a2b6f9c11";
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Map<String, Problem> KNOWN =
            Stream.of(
                            Problem.badField("/title", "0–120 characters", "200 characters"),
                            Problem.badRequest("no body"),
                            Problem.unauthorised("a token is needed"),
                            Problem.forbidden("none of your roles may do this"),
                            Problem.notFound("meeting", "abc-defg-hij"),
                            Problem.conflict("it has changed meanwhile"),
                            Problem.tooLarge("a body has at most 65536 bytes"),
                            Problem.unsupportedMediaType("application/json", "text/plain"),
                            Problem.tooMany("too many attempts", SOON),
                            Problem.noRoom("all the room there may be is taken"),
                            Problem.unavailable("it cannot be done right now", SOON),
                            Problem.internal())
                    .collect(Collectors.toMap(Problem::type, Function.identity()));

    private ProblemExamples() {}

    /** The members of an example; the header field Retry-After is none. */
    static Map<String, Object> of(int status, String kind) {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", TYPE + kind);
        members.put("status", status);
        members.put("errorId", ERROR_ID);
        Problem known = KNOWN.get(TYPE + kind);
        if (known != null) {
            members.put("title", known.title());
            putIfSaid(members, "detail", known.detail());
            putIfSaid(members, "field", known.field());
            putIfSaid(members, "expected", known.expected());
            putIfSaid(members, "actual", known.actual());
        }
        return members;
    }

    private static void putIfSaid(
            Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
