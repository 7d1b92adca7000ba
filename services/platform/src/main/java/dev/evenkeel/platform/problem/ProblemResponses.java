package dev.evenkeel.platform.problem;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** Problems as answers, each with an {@code errorId} that is also in the log. */
public final class ProblemResponses {
    /** The media type of RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private ProblemResponses() {}

    /** The answer; {@code Retry-After} in whole seconds, at least one. */
    public static Response of(Problem problem) {
        Problem identified = identified(problem);
        LOG.logf(
                identified.status() >= 500 ? Level.WARN : Level.INFO,
                "event=refused status=%d type=%s errorId=%s field=%s",
                identified.status(),
                identified.type(),
                identified.errorId(),
                identified.field());
        return response(identified);
    }

    /** The answer, made and logged once somebody waits for it. */
    public static Uni<Response> deferred(Problem problem) {
        return Uni.createFrom().item(() -> of(problem));
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(PROBLEM_JSON).entity(problem);
        Duration wait = problem.retryAfter();
        if (wait != null) {
            response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(wait));
        }
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    static Problem identified(Problem problem) {
        return problem.errorId() == null
                ? problem.withErrorId(UUID.randomUUID().toString())
                : problem;
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
