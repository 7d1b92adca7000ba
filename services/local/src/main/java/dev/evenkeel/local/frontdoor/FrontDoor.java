package dev.evenkeel.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The HTTP server of the front door. */
public final class FrontDoor {
    private static final String READY = "/q/health/ready";
    private static final long LARGEST_BODY_BYTES = 8L << 20;
    private static final Set<String> SERVICES =
            Set.of("room-service", "telemetry-ingest", "incident-service", "recording-service");

    private final Vertx vertx;
    private final RouteTable routes;
    private final NeighbourProxy neighbours;
    private final WebApplication web;

    /**
     * @param ports port on 127.0.0.1 by name of service or relay
     * @param webRoot the built web application, if there is one
     */
    public FrontDoor(Vertx vertx, Map<String, Integer> ports, @Nullable Path webRoot) {
        this.vertx = vertx;
        this.routes = new RouteTable(relays(ports));
        this.neighbours = new NeighbourProxy(vertx, ports);
        this.web = WebApplication.from(webRoot);
    }

    /** Completes when it listens; port 0 takes a free one. */
    public Future<HttpServer> listen(String host, int port) {
        return vertx.createHttpServer(
                        new HttpServerOptions()
                                .setHost(host)
                                .setPort(port)
                                .setReuseAddress(true)
                                // No browser speaks HTTP/2 without TLS.
                                .setHttp2ClearTextEnabled(false)
                                .setCompressionSupported(false))
                .requestHandler(this::handle)
                .listen();
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals(READY)) {
            Answers.ready(request);
            return;
        }
        switch (routes.route(request.path())) {
            case Route.ToWeb() -> web.answer(request);
            case Route.ToNeighbour route -> passUnlessTooLarge(request, route);
            case Route.Refused(int status, String title, String detail) ->
                    Answers.problem(request, status, title, detail);
        }
    }

    private void passUnlessTooLarge(HttpServerRequest request, Route.ToNeighbour route) {
        var length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") != null) {
            Answers.problem(request, 411, "Length required", "Say how long the body is.");
        } else if (length != null && isTooLarge(length)) {
            Answers.problem(
                    request,
                    413,
                    "Too large",
                    "A request may have %d bytes, this one has %s."
                            .formatted(LARGEST_BODY_BYTES, length));
        } else {
            neighbours.pass(request, route);
        }
    }

    private static boolean isTooLarge(String length) {
        return length.length() > 18 || Long.parseLong(length) > LARGEST_BODY_BYTES;
    }

    private static Set<String> relays(Map<String, Integer> ports) {
        return ports.keySet().stream()
                .filter(name -> !SERVICES.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }
}
