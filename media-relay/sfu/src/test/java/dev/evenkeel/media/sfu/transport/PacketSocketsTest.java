package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketSocketsTest {
    @AfterEach
    void forget() {
        System.clearProperty(PacketSockets.PROPERTY);
    }

    @Test
    void takesTheFastestThereIs() throws IOException {
        // When
        Class<?> chosen = chosen();

        // Then
        assertThat(chosen)
                .isEqualTo(Libc.isSupported() ? NativePacketSocket.class : NioPacketSocket.class);
    }

    @Test
    void takesTheOtherWhenToldTo() throws IOException {
        // Given
        System.setProperty(PacketSockets.PROPERTY, "nio");

        // When
        Class<?> chosen = chosen();

        // Then
        assertThat(chosen).isEqualTo(NioPacketSocket.class);
    }

    private static Class<?> chosen() throws IOException {
        try (PacketSocket socket =
                PacketSockets.best()
                        .bind(new InetSocketAddress("127.0.0.1", 0), 0, new LoopStatistics())) {
            return socket.getClass();
        }
    }
}
