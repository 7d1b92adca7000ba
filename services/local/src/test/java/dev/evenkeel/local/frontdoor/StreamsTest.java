package dev.evenkeel.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays open: WebSockets and Server-Sent Events. */
class StreamsTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Neighbour rooms;
    private int port;

    @BeforeEach
    void open() throws Exception {
        rooms = Neighbour.start(vertx);
        port =
                new FrontDoor(vertx, Map.of("room-service", rooms.port()), null)
                        .listen("127.0.0.1", 0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        http.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void webSocketsTalkBothWays() throws Exception {
        // Given
        var socket = connect();

        // When
        socket.sendText("hello", true).get();

        // Then
        assertThat(next()).isEqualTo("/ws/v1/meetings/abc-defg-hij hello");
    }

    @Test
    void theServicesCloseCodeReachesTheClient() throws Exception {
        // Given
        var socket = connect();

        // When
        socket.sendText("bye", true).get();

        // Then
        assertThat(next()).isEqualTo("closed 4410 ended");
    }

    @Test
    void aSocketEndsWithItsService() throws Exception {
        // Given
        connect();

        // When
        rooms.stop();

        // Then
        assertThat(next()).startsWith("closed");
    }

    @Test
    void aSocketToAServiceThatIsAwayIsRefusedAtOnce() throws Exception {
        // Given
        rooms.stop();

        // When
        assertThatThrownBy(this::connect)
                // Then
                .isInstanceOfSatisfying(
                        ExecutionException.class,
                        failed ->
                                assertThat(failed.getCause())
                                        .isInstanceOfSatisfying(
                                                WebSocketHandshakeException.class,
                                                refused ->
                                                        assertThat(
                                                                        refused.getResponse()
                                                                                .statusCode())
                                                                .isEqualTo(503)));
    }

    @Test
    void eventsArriveOneByOne() throws Exception {
        // Given
        var request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/meetings/stream"));
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));

        // When
        var first = reader.readLine();
        var firstAt = System.nanoTime();
        reader.readLine();
        var second = reader.readLine();

        // Then
        assertThat(first).isEqualTo("data: first");
        assertThat(second).isEqualTo("data: second");
        assertThat(Duration.ofNanos(System.nanoTime() - firstAt))
                .isGreaterThan(Duration.ofMillis(100));
    }

    private WebSocket connect() throws Exception {
        return http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/ws/v1/meetings/abc-defg-hij"),
                        new Ear())
                .get();
    }

    private String next() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }

    private final class Ear implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            heard.add("closed " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("closed by " + error);
        }
    }
}
