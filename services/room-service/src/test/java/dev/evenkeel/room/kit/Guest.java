package dev.evenkeel.room.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.event.EventJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One socket of one participant, as a browser holds it. */
public final class Guest implements WebSocket.Listener, AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<JsonNode> heard = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** Opens the socket without saying anything. */
    public Guest(URI httpBase, String meetingId) {
        URI uri =
                URI.create(
                        "ws://%s:%d/ws/v1/meetings/%s"
                                .formatted(httpBase.getHost(), httpBase.getPort(), meetingId));
        this.socket = CLIENT.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    /** Says hello with what the admission said. */
    public Guest hello(JsonNode admission) {
        return hello(admission, 0);
    }

    public Guest hello(JsonNode admission, long lastChatSeq) {
        return send(
                Map.of(
                        "type",
                        "hello",
                        "participantId",
                        admission.get("participantId").asText(),
                        "resumeKey",
                        admission.get("resumeKey").asText(),
                        "lastChatSeq",
                        lastChatSeq));
    }

    public Guest send(Map<String, ?> message) {
        try {
            return sendText(EventJson.mapper().writeValueAsString(message));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** Sends it, unless the socket is closed meanwhile. */
    public Guest trySend(Map<String, ?> message) {
        try {
            return send(message);
        } catch (CompletionException closedMeanwhile) {
            return this;
        }
    }

    public synchronized Guest sendText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public Guest chat(String id, String text) {
        return send(Map.of("type", "chat", "id", id, "text", text));
    }

    /** Waits for a message of this type. */
    public JsonNode await(String type) {
        return await(type, message -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> fits) {
        org.awaitility.Awaitility.await(type)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all(type).stream().anyMatch(fits));
        return all(type).stream().filter(fits).findFirst().orElseThrow();
    }

    /** All messages of this type so far. */
    public List<JsonNode> all(String type) {
        synchronized (heard) {
            return heard.stream().filter(m -> m.get("type").asText().equals(type)).toList();
        }
    }

    /** How many messages of this type so far. */
    public int count(String type) {
        AtomicInteger count = counts.get(type);
        return count == null ? 0 : count.get();
    }

    /** Texts of the chat, in the order they came. */
    public List<String> chatTexts() {
        return all("chat").stream().map(m -> m.get("message").get("text").asText()).toList();
    }

    /** Waits for the end and says its code. */
    public int closeCode() {
        try {
            return closed.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception notClosed) {
            throw new AssertionError("the socket was not closed; heard " + heard, notClosed);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Breaks off without a word. */
    public void breakOff() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                JsonNode message = EventJson.mapper().readTree(partial.toString());
                heard.add(message);
                counts.computeIfAbsent(message.get("type").asText(), _ -> new AtomicInteger())
                        .incrementAndGet();
            } catch (JsonProcessingException notJson) {
                throw new AssertionError(notJson);
            }
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
