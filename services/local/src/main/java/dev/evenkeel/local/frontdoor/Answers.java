package dev.evenkeel.local.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The front door's own answers. */
final class Answers {
    private static final String RETRY_AFTER_SECONDS = "1";

    private Answers() {}

    static void problem(HttpServerRequest request, int status, String title, String detail) {
        send(request, status, ProblemDetails.of(status, title, detail));
    }

    static void neighbourAway(HttpServerRequest request, String neighbour) {
        request.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
        send(request, 503, ProblemDetails.neighbourAway(neighbour));
    }

    static void ready(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"status\":\"UP\",\"checks\":[]}");
    }

    private static void send(HttpServerRequest request, int status, Buffer problem) {
        var response = request.response();
        if (response.ended()) {
            return;
        }
        SecurityHeaders.everywhere(response.headers());
        response.setStatusCode(status)
                .putHeader("Content-Type", ProblemDetails.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(problem);
    }
}
