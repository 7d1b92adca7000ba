package dev.evenkeel.media.app.stamp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.evenkeel.media.app.RelayConfig;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.media.rtp.stamp.StampSender;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** In the whole service: whoever is on the same machine is answered unless configured otherwise. */
@QuarkusTest
@RelayTest
class RunningReflectorTest {
    private static final int SOON_MILLIS = 10_000;

    @Inject RelayConfig config;

    @Test
    void answersOnThePortThatIsConfiguredAndIsCounted() throws IOException {
        // Given
        StampSender sender = new StampSender(null, 7);
        byte[] packet = new byte[sender.length()];
        sender.write(packet, 3, 42);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
            socket.setSoTimeout(SOON_MILLIS);

            // When
            socket.send(new DatagramPacket(packet, packet.length, loopback, config.stamp().port()));
            DatagramPacket answer = new DatagramPacket(new byte[200], 200);
            socket.receive(answer);

            // Then
            assertThat(sender.read(answer.getData(), answer.getLength()))
                    .hasValueSatisfying(one -> assertThat(one.senderSequence()).isEqualTo(3));
        }
        String answered = "evenkeel_relay_stamp_packets_total{outcome=\"answered\"}";
        given().get("/q/metrics")
                .then()
                .body(containsString(answered))
                .body(not(containsString(answered + " 0.0")))
                .body(containsString("{outcome=\"too-fast\"} 0.0"));
    }
}
