package dev.evenkeel.testkit.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossyUdpProxyTest {
    private EchoServer echo;
    private LossyUdpProxy proxy;
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        echo = new EchoServer();
        proxy = LossyUdpProxy.start(0, echo.address());
        client = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    }

    @AfterEach
    void close() {
        client.close();
        proxy.close();
        echo.close();
    }

    @Test
    void forwardsBothWays() throws IOException {
        // When
        send("hello");

        // Then
        assertThat(receive(Duration.ofSeconds(5))).isEqualTo("hello");
    }

    @Test
    void twoClientsGetTheirOwnAnswers() throws IOException {
        // Given
        try (var other = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            // When
            send(client, "one");
            send(other, "two");

            // Then
            assertThat(receive(client, Duration.ofSeconds(5))).isEqualTo("one");
            assertThat(receive(other, Duration.ofSeconds(5))).isEqualTo("two");
            assertThat(echo.clients()).hasSize(2);
        }
    }

    @Test
    void losesEverythingWhenToldSoAndNothingAfterwards() throws IOException {
        // Given
        proxy.impair(Impairment.loss(1));
        send("lost");
        assertThat(receive(Duration.ofMillis(200))).isNull();

        // When
        proxy.impair(Impairment.NONE);
        send("kept");

        // Then
        assertThat(receive(Duration.ofSeconds(5))).isEqualTo("kept");
        assertThat(proxy.lostDatagrams()).isEqualTo(1);
    }

    @Test
    void delaysBothWays() throws IOException {
        // Given
        proxy.impair(Impairment.NONE.withDelay(Duration.ofMillis(60), Duration.ZERO));
        var sent = System.nanoTime();

        // When
        send("slow");
        receive(Duration.ofSeconds(5));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - sent))
                .isGreaterThanOrEqualTo(Duration.ofMillis(118));
    }

    @Test
    void changesOverHttp() throws IOException, InterruptedException {
        // Given
        try (var control = ProxyControl.start(0, proxy);
                var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + control.port() + "/impairment");
            var body = "{\"lossRatio\": 0.15, \"delayMillis\": 20, \"jitterMillis\": 30}";

            // When
            var answer =
                    http.send(
                            HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString(body)).build(),
                            BodyHandlers.ofString());

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"lossRatio\": 0.15");
            assertThat(proxy.impairment())
                    .isEqualTo(
                            new Impairment(0.15, Duration.ofMillis(20), Duration.ofMillis(30), 0));
        }
    }

    @Test
    void survivesAServerThatIsDown() throws IOException {
        // Given
        var port = echo.address().getPort();
        echo.close();
        for (var i = 0; i < 5; i++) {
            send("nobody there");
        }

        // When
        echo = new EchoServer(port);

        // Then
        assertThat(answerWithin(Duration.ofSeconds(5))).isEqualTo("again");
    }

    private String answerWithin(Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        String answer = null;
        while (!"again".equals(answer) && System.nanoTime() < deadline) {
            send("again");
            answer = receive(Duration.ofMillis(100));
        }
        return answer;
    }

    private void send(String text) throws IOException {
        send(client, text);
    }

    private String receive(Duration limit) throws IOException {
        return receive(client, limit);
    }

    private void send(DatagramSocket from, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var to = new InetSocketAddress("127.0.0.1", proxy.port());
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String receive(DatagramSocket at, Duration limit) throws IOException {
        at.setSoTimeout((int) limit.toMillis());
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            at.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException nothing) {
            return null;
        }
    }
}
