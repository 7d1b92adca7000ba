package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says as a problem what Vert.x would refuse with nothing but a status: a body beyond {@code
 * quarkus.http.limits.max-body-size}, announced or found out while reading.
 */
@Singleton
class BodyLimit {
    private static final int TOO_LARGE = 413;

    private final long limit;
    private final BodyHandler collector;

    @Inject
    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
        this.collector = BodyHandler.create(false).setBodyLimit(this.limit);
    }

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check).failureHandler(this::explain);
    }

    /** A body whose length is not announced is collected here, as far as it may go. */
    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced(length) > limit) {
            refuse(context);
        } else if (length == null && context.request().method() == HttpMethod.POST) {
            context.request().resume();
            collector.handle(context);
        } else {
            context.next();
        }
    }

    private void explain(RoutingContext context) {
        if (context.statusCode() == TOO_LARGE) {
            refuse(context);
        } else {
            context.next();
        }
    }

    /** What is not a number is for the parser of HTTP to refuse. */
    private static long announced(@Nullable String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private void refuse(RoutingContext context) {
        Answers.end(context, Problem.tooLarge("at most " + limit + " bytes are received at once"));
    }
}
