package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectedPortProbeTest {
    private static final byte[] DATAGRAM = {9, 1, 2, 3, 9};
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void whoListensIsNotSaidToBeGoneUntilTheirPortIsClosed(String host) throws Exception {
        DatagramSocket listener = bind(host);
        try (PortProbe probe = ConnectedPortProbe.open(address(listener))) {
            // When
            boolean refused = knock(probe);
            refused |= knock(probe);
            DatagramPacket heard = new DatagramPacket(new byte[10], 10);
            listener.receive(heard);
            listener.close();

            // Then
            assertThat(refused).isFalse();
            assertThat(heard.getData()).startsWith((byte) 1, (byte) 2, (byte) 3);
            assertThat(heard.getLength()).isEqualTo(3);
            await().atMost(PATIENCE).until(() -> knock(probe));
        }
    }

    @Test
    void whoComesBackIsNotSaidToBeGone() throws Exception {
        DatagramSocket before = bind("127.0.0.1");
        InetSocketAddress at = address(before);
        before.close();
        try (PortProbe probe = ConnectedPortProbe.open(at)) {
            await().atMost(PATIENCE).until(() -> knock(probe));

            // When
            try (DatagramSocket after = new DatagramSocket(at)) {
                knock(probe);
                after.receive(new DatagramPacket(new byte[10], 10));

                // Then
                assertThat(knock(probe)).isFalse();
            }
        }
    }

    @Test
    void whereNoSocketIsToBeHadNothingIsRefused() {
        try (PortProbe probe =
                ConnectedPortProbe.open(InetSocketAddress.createUnresolved("relay.invalid", 9))) {
            assertThat(knock(probe)).isFalse();
        }
    }

    private static boolean knock(PortProbe probe) {
        return probe.knock(DATAGRAM, 1, 3);
    }

    private static DatagramSocket bind(String host) throws Exception {
        DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private static InetSocketAddress address(DatagramSocket socket) throws SocketException {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }
}
