package dev.evenkeel.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontDoorTest {
    @TempDir Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private Neighbour rooms;
    private int port;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("index.html"), "<!doctype html><title>Evenkeel</title>");
        Files.writeString(folder.resolve("assets/index-1.js"), "let x = 1;\n".repeat(100));
        rooms = Neighbour.start(vertx);
        var ports = Map.of("room-service", rooms.port(), "relay-a", rooms.port(), "relay-b", 1);
        port =
                new FrontDoor(vertx, ports, folder)
                        .listen("127.0.0.1", 0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .actualPort();
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void passesRequestsOnWithBodyQueryAndOrigin() throws Exception {
        // When
        var answer =
                send(
                        request("/api/v1/meetings?x=1&y=%20")
                                .header("X-Forwarded-For", "203.0.113.9")
                                .POST(BodyPublishers.ofString("{\"title\": \"Hi\"}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo(
                        "POST /api/v1/meetings?x=1&y=%20 for=127.0.0.1 host=127.0.0.1:"
                                + port
                                + " {\"title\": \"Hi\"}");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void reachesARelaysMediaButNotItsControl() throws Exception {
        // When
        var media = send(request("/relays/relay-a/media/v1/ping"));
        var control = send(request("/relays/relay-a/control/v1/state"));

        // Then
        assertThat(media.body()).startsWith("GET /media/v1/ping ");
        assertThat(control.statusCode()).isEqualTo(404);
    }

    @Test
    void saysAtOnceThatANeighbourIsAway() throws Exception {
        // Given
        var began = System.nanoTime();

        // When
        var answer = send(request("/relays/relay-b/media/v1/ping"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("\"errorId\"").contains("relay-b");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aNeighbourThatDiesWhileAnsweringIsAwayToo() throws Exception {
        // When
        var answer = send(request("/api/v1/meetings/die"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void aNeighbourThatComesBackIsServedAgain() throws Exception {
        // Given
        send(request("/api/v1/meetings"));
        rooms.stop();
        var away = send(request("/api/v1/meetings")).statusCode();

        // When
        rooms = Neighbour.start(vertx, rooms.port());

        // Then
        assertThat(away).isEqualTo(503);
        assertThat(send(request("/api/v1/meetings")).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        // When
        var answer =
                send(
                        request("/api/v1/meetings")
                                .POST(BodyPublishers.ofByteArray(new byte[9 << 20])));

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void anUnknownAddressIsThePageItself() throws Exception {
        // When
        var answer = send(request("/m/abc-defg-hij"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>Evenkeel</title>");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "worker-src 'self' blob:")
                .doesNotContain("eval");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElse(""))
                .contains("camera=(self), microphone=(self)");
    }

    @Test
    void scriptsAreCompressedAndCachedForEver() throws Exception {
        // When
        var answer = send(request("/assets/index-1.js").header("Accept-Encoding", "gzip"));

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }

    @Test
    void onlyWorkersMayCompileWebAssemblyAndNothingMayLoadFromElsewhere() throws Exception {
        // When
        var answer = send(request("/assets/index-1.js"));

        // Then
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        // Given
        var tag = send(request("/new")).headers().firstValue("ETag").orElseThrow();

        // When
        var again = send(request("/new").header("If-None-Match", tag));

        // Then
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void aMissingScriptIsMissing() throws Exception {
        // When
        var answer = send(request("/assets/gone-2.js"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatItIsReady() throws Exception {
        // When
        var answer = send(request("/q/health/ready"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
