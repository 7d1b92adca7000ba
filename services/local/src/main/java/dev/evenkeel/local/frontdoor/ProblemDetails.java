package dev.evenkeel.local.frontdoor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/** Refusals as RFC 9457 problem details. */
final class ProblemDetails {
    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemDetails() {}

    static Buffer of(int status, String title, String detail) {
        var problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("errorId", UUID.randomUUID().toString());
        return Buffer.buffer(problem.toString());
    }

    /** What a person reads when the service behind an address is away. */
    static Buffer neighbourAway(String neighbour) {
        return of(
                503,
                "Try again shortly",
                neighbour + " does not answer right now; it is being looked after.");
    }
}
