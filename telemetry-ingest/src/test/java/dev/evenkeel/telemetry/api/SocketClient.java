package dev.evenkeel.telemetry.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A sender over a WebSocket. */
final class SocketClient implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    private SocketClient() {}

    static SocketClient connect() {
        return connect(HTTP.newWebSocketBuilder());
    }

    /** As the front door does for somebody with that address. */
    static SocketClient connectFor(String address) {
        return connect(HTTP.newWebSocketBuilder().header("X-Forwarded-For", address));
    }

    private static SocketClient connect(WebSocket.Builder builder) {
        SocketClient client = new SocketClient();
        client.socket =
                builder.buildAsync(
                                URI.create(
                                        "ws://localhost:%d/ws/v1/telemetry"
                                                .formatted(RestAssured.port)),
                                client)
                        .join();
        return client;
    }

    void send(String message) {
        socket.sendText(message, true).exceptionally(_ -> socket).join();
    }

    JsonNode next() {
        try {
            String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came; " + closed);
            }
            return EventJson.mapper().readTree(message);
        } catch (InterruptedException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Code and reason, once the server has closed; 1006 when it just went. */
    String closed() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void abort() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete((code + " " + reason).strip());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete("1006 " + error);
    }
}
