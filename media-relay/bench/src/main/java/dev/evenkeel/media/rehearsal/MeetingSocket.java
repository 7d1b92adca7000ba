package dev.evenkeel.media.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evenkeel.media.bench.JsonHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;

/** A person's WebSocket to the meeting: says things, and leaves unread what it is told. */
final class MeetingSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /**
     * @param url {@code ws://host:port/ws/v1/meetings/{id}}
     */
    MeetingSocket(String url) {
        socket =
                http.newWebSocketBuilder()
                        .connectTimeout(PATIENCE)
                        .buildAsync(URI.create(url), new WebSocket.Listener() {})
                        .join();
    }

    void say(Map<String, ?> message) {
        try {
            socket.sendText(JsonHttp.JSON.writeValueAsString(message), true).join();
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a message is not JSON", impossible);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
