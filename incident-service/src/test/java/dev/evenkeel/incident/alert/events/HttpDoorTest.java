package dev.evenkeel.incident.alert.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.alert.domain.Outcome;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people read of an address that could not be told, over real sockets. */
class HttpDoorTest {
    private final Vertx vertx = Vertx.vertx();
    private ServerSocket receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoAnswersIsToldApart() {
        assertThat(post("http", true, "HTTP/1.1 204 No Content\r\n\r\n"))
                .isEqualTo(new Outcome.Arrived(204));
        assertThat(post("http", true, "HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Missed(410, "answered with status 410", true));
        assertThat(post("http", true, "HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Missed(500, "answered with status 500", false));
    }

    @Test
    void whoClosesTheConnectionHasNotAnswered() {
        assertThat(post("http", true, ""))
                .isEqualTo(missed("it closed the connection without an answer"));
    }

    @Test
    void whereNobodyListensNothingTakesConnections() throws IOException {
        receiver.close();

        assertThat(door(true).post(address("http"), Map.of(), "{}"))
                .isEqualTo(missed("nothing there takes connections"));
    }

    @Test
    void whoDoesNotSpeakTlsIsNamed() {
        assertThat(post("https", true, "HTTP/1.1 204 No Content\r\n\r\n"))
                .isInstanceOfSatisfying(
                        Outcome.Missed.class,
                        missed ->
                                assertThat(missed.reason())
                                        .startsWith(
                                                "its TLS certificate or protocol was not accepted")
                                        .doesNotContain("Exception"));
    }

    @Test
    void addressesThatAreNotPublicAreLeftAloneUnlessAllowed() {
        assertThat(door(false).post(address("http"), Map.of(), "{}"))
                .isInstanceOfSatisfying(
                        Outcome.Missed.class,
                        missed -> assertThat(missed.reason()).contains("is not public"));
    }

    private Outcome post(String scheme, boolean allowPrivate, String answer) {
        Thread.ofVirtual().start(() -> answerOnce(answer));
        return door(allowPrivate).post(address(scheme), Map.of(), "{}");
    }

    private void answerOnce(String answer) {
        try (Socket caller = receiver.accept()) {
            byte[] request = new byte[8192];
            assertThat(caller.getInputStream().read(request)).isPositive();
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpDoor door(boolean allowPrivate) {
        return new HttpDoor(
                vertx,
                new SmallRyeConfigBuilder()
                        .withMapping(AlertConfig.class)
                        .withDefaultValue(
                                "evenkeel.alerts.allow-private-addresses",
                                String.valueOf(allowPrivate))
                        .build()
                        .getConfigMapping(AlertConfig.class));
    }

    private URI address(String scheme) {
        return URI.create("%s://127.0.0.1:%d/alerts".formatted(scheme, receiver.getLocalPort()));
    }

    private static Outcome missed(String why) {
        return new Outcome.Missed(0, why, false);
    }
}
