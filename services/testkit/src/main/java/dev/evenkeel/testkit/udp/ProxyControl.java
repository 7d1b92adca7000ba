package dev.evenkeel.testkit.udp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Changes a running proxy over HTTP: {@code PUT /impairment} with {@code {lossRatio, delayMillis,
 * jitterMillis, reorderRatio, bitsPerSecond, queueBytes}} (absent fields are 0), {@code GET
 * /impairment} for what holds now and the counters.
 */
final class ProxyControl implements AutoCloseable {
    private final LossyUdpProxy proxy;
    private final HttpServer http;

    private ProxyControl(LossyUdpProxy proxy, HttpServer http) {
        this.proxy = proxy;
        this.http = http;
    }

    static ProxyControl start(int port, LossyUdpProxy proxy) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        var control = new ProxyControl(proxy, HttpServer.create(address, 0));
        control.http.createContext("/impairment", control::answer);
        control.http.start();
        return control;
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, 200, state());
                case "PUT" -> change(exchange);
                default -> send(exchange, 405, "{}");
            }
        }
    }

    private void change(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            proxy.impair(
                    new Impairment(
                            number(body, "lossRatio"),
                            millis(body, "delayMillis"),
                            millis(body, "jitterMillis"),
                            number(body, "reorderRatio"),
                            new Bottleneck(
                                    (long) number(body, "bitsPerSecond"),
                                    (int) number(body, "queueBytes"))));
            send(exchange, 200, state());
        } catch (IllegalArgumentException outOfRange) {
            send(exchange, 400, "{\"detail\": \"%s\"}".formatted(outOfRange.getMessage()));
        }
    }

    private String state() {
        var now = proxy.impairment();
        return """
        {"lossRatio": %s, "delayMillis": %d, "jitterMillis": %d, "reorderRatio": %s, \
        "bitsPerSecond": %d, "queueBytes": %d, "forwarded": %d, "lost": %d}
        """
                .formatted(
                        now.lossRatio(),
                        now.delay().toMillis(),
                        now.jitter().toMillis(),
                        now.reorderRatio(),
                        now.bottleneck().bitsPerSecond(),
                        now.bottleneck().queueBytes(),
                        proxy.forwardedDatagrams(),
                        proxy.lostDatagrams());
    }

    private static Duration millis(String json, String field) {
        return Duration.ofNanos(Math.round(number(json, field) * 1_000_000));
    }

    /** Flat objects of numbers are all there is, so a pattern does for a JSON parser. */
    private static double number(String json, String field) {
        var found =
                Pattern.compile("\"" + field + "\"\\s*:\\s*(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)")
                        .matcher(json);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
