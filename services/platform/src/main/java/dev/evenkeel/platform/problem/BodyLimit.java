package dev.evenkeel.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.platform.event.EventJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bodies that say they are too large are refused with problem details before Quarkus closes the
 * connection without a word. A service that takes large bodies at some paths ({@code
 * evenkeel.http.large-bodies}, a regular expression) has a smaller limit for all others ({@code
 * evenkeel.http.max-body-size}), which also holds for bodies that do not say how large they are.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_ANY_OTHER = 1_000;

    /** Quarkus notes the one limit it knows at order -2. */
    private static final int AFTER_QUARKUS = 1;

    private final long large;
    private final long ordinary;
    private final Optional<Pattern> largeBodies;

    @Inject
    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K")
                    MemorySize large,
            @ConfigProperty(name = "evenkeel.http.max-body-size") Optional<MemorySize> ordinary,
            @ConfigProperty(name = "evenkeel.http.large-bodies") Optional<String> largeBodies) {
        this.large = large.asLongValue();
        this.ordinary = ordinary.map(MemorySize::asLongValue).orElse(this.large);
        this.largeBodies = largeBodies.map(Pattern::compile);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ANY_OTHER);
        filters.register(this::note, AFTER_QUARKUS);
    }

    private void check(RoutingContext exchange) {
        long limit = limit(exchange);
        if (length(exchange) <= limit) {
            exchange.next();
            return;
        }
        Problem problem =
                ProblemResponses.identified(
                        Problem.tooLarge("a body has at most " + limit + " bytes"));
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.PROBLEM_JSON)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json(problem));
    }

    private void note(RoutingContext exchange) {
        if (exchange.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(exchange));
        }
        exchange.next();
    }

    private long limit(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        return largeBodies.filter(paths -> paths.matcher(path).matches()).isPresent()
                ? large
                : ordinary;
    }

    private static long length(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notALength) {
            return Long.MAX_VALUE;
        }
    }

    private static String json(Problem problem) {
        try {
            return EventJson.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
