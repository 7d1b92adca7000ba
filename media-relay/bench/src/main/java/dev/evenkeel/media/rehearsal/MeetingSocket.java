package dev.evenkeel.media.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.media.bench.JsonHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person's WebSocket to the meeting: says things, and hears what it is told. */
final class MeetingSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile Consumer<JsonNode> hears = message -> {};

    /**
     * @param url {@code ws://host:port/ws/v1/meetings/{id}}
     */
    MeetingSocket(String url) {
        socket =
                http.newWebSocketBuilder()
                        .connectTimeout(PATIENCE)
                        .buildAsync(URI.create(url), new Ear())
                        .join();
    }

    /** Hands on each message from now on, on a thread that must not wait. */
    void onMessage(Consumer<JsonNode> hears) {
        this.hears = hears;
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

    /** Puts messages together of their parts. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                try {
                    hears.accept(JsonHttp.JSON.readTree(parts.toString()));
                } catch (JsonProcessingException impossible) {
                    throw new IllegalStateException("the room says no JSON", impossible);
                } finally {
                    parts.setLength(0);
                }
            }
            from.request(1);
            return null;
        }
    }
}
