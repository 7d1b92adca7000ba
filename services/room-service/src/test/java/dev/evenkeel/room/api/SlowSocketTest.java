package dev.evenkeel.room.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@RoomTest
class SlowSocketTest {
    private static final int MESSAGES = 2_500;

    /** Messages under way to whoever reads, at most. */
    private static final int PACE = 40;

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    @Test
    void whoDoesNotReadIsSentAwayAndHoldsUpNobody() throws IOException {
        // Given
        JsonNode meeting = Meetings.create();
        JsonNode ann = Meetings.joinAsHost(meeting, "Ann");
        Guest reading = Meetings.connect(base, meeting, ann);
        try (Socket deaf = connectWithoutReading(meeting, Meetings.join(meeting, "Deaf"))) {
            String text = "x".repeat(4_000);

            // When
            for (int i = 0; i < MESSAGES; i++) {
                reading.chat(UUID.randomUUID().toString(), text);
                int said = i - PACE;
                await().atMost(Guest.LIMIT)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> reading.count("chat") > said);
            }

            // Then
            await().atMost(Guest.LIMIT.multipliedBy(3))
                    .until(() -> reading.count("chat") == MESSAGES);
            await().atMost(Guest.LIMIT.multipliedBy(3))
                    .until(() -> reading.count("chat-stored") == MESSAGES);
            assertThat(reading.await("participant-left").get("reason").asText())
                    .isEqualTo("connection-lost");
            assertThat(deaf.isClosed()).isFalse();
        }
    }

    /** Speaks RFC 6455 just enough to be let in, and never reads. */
    private Socket connectWithoutReading(JsonNode meeting, JsonNode admission) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        OutputStream out = socket.getOutputStream();
        out.write(handshake(Meetings.id(meeting)).getBytes(StandardCharsets.US_ASCII));
        out.write(frame(hello(admission)));
        out.flush();
        return socket;
    }

    private String handshake(String meetingId) {
        return String.join(
                "\r\n",
                "GET /ws/v1/meetings/" + meetingId + " HTTP/1.1",
                "Host: " + base.getAuthority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "",
                "");
    }

    private static String hello(JsonNode admission) {
        return "{\"type\":\"hello\",\"participantId\":%s,\"resumeKey\":%s}"
                .formatted(admission.get("participantId"), admission.get("resumeKey"));
    }

    /** A text frame of 126–65535 bytes or fewer, masked with zeros (section 5.2). */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
