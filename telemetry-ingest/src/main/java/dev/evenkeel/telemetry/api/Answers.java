package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Answers where there is no Jakarta REST to give them. */
final class Answers {
    private Answers() {}

    /** Ends the exchange with a problem, unless it has been answered already. */
    static void end(RoutingContext context, Problem problem) {
        if (!context.response().headWritten()) {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.PROBLEM_JSON)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json(identified(problem)));
        }
    }

    static Problem identified(Problem problem) {
        return problem.errorId() == null
                ? problem.withErrorId(UUID.randomUUID().toString())
                : problem;
    }

    static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}
