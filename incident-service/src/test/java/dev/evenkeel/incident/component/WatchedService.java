package dev.evenkeel.incident.component;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A service that is looked at; ready until a test says otherwise. */
public final class WatchedService implements QuarkusTestResourceLifecycleManager {
    /** Its name in incidents. */
    public static final String NAME = "made-up-service";

    private static final String READY = "{\"status\":\"UP\",\"checks\":[]}";
    private static final String NOT_READY =
            """
            {"status":"DOWN","checks":[{"name":"topics","status":"UP"},{"name":"disk","status":"DOWN"}]}
            """;
    private static volatile boolean ready = true;
    private HttpServer server;

    public static void setReady(boolean isReady) {
        ready = isReady;
    }

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", WatchedService::answer);
        server.start();
        return Map.of(
                "evenkeel.components.services." + NAME,
                "http://127.0.0.1:%d/q/health/ready".formatted(server.getAddress().getPort()),
                "evenkeel.components.every",
                "PT1S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean isReady = ready;
        byte[] body = (isReady ? READY : NOT_READY).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isReady ? 200 : 503, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
