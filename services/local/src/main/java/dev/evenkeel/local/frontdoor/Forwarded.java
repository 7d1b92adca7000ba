package dev.evenkeel.local.frontdoor;

import io.vertx.core.http.HttpServerRequest;

/**
 * Tells the service who asked and how. The front door is the outermost: what a client claims in
 * these headers is replaced, never added to.
 */
final class Forwarded {
    private Forwarded() {}

    static void set(HttpServerRequest request) {
        var headers = request.headers();
        headers.remove("Forwarded");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        var host = request.getHeader("Host");
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
    }
}
