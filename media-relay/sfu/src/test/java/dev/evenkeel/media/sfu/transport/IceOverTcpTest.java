package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.media.sfu.transport.tcp.TcpTrouble;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything behind the socket is as over UDP, for clients that come over TCP (RFC 6544). */
class IceOverTcpTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final RecordingListener listener = new RecordingListener();
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.withTcp();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    private static DtlsSrtpTestClient overTcp() throws IOException {
        return DtlsSrtpTestClient.over(ClientStream::new);
    }

    @Test
    void carriesMediaBothWays() throws Exception {
        try (DtlsSrtpTestClient client = overTcp()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);
            byte[] packet = TestPackets.rtp(1);
            byte[] report = TestPackets.rtcp();

            // When
            client.sendRtp(packet);
            client.sendRtcp(report);
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
            relay.runOnLoop(() -> transport.sendRtcp(report, 0, report.length));

            // Then
            assertThat(client.receiveRtp(SOON)).isEqualTo(packet);
            assertThat(client.receiveRtcp(SOON)).isEqualTo(report);
            await().untilAsserted(() -> assertThat(listener.rtp).containsExactly(packet));
            await().untilAsserted(() -> assertThat(listener.rtcp).containsExactly(report));
            assertThat(relay.loop.tcp().accepted()).isEqualTo(1);
        }
    }

    @Test
    void carriesMuchInOrder() throws Exception {
        try (DtlsSrtpTestClient client = overTcp()) {
            // Given
            relay.connect(client, listener);

            // When
            for (int i = 0; i < 2_000; i++) {
                client.sendRtp(TestPackets.rtp(i));
            }

            // Then
            await().atMost(SOON).until(() -> listener.rtp.size() == 2_000);
            assertThat(listener.rtp.get(1_999)).isEqualTo(TestPackets.rtp(1_999));
        }
    }

    @Test
    void aClientMayMoveFromUdpToTcp() throws Exception {
        try (DtlsSrtpTestClient client = DtlsSrtpTestClient.over(new FirstUdpThenTcp())) {
            // Given
            MediaTransport transport = relay.connect(client, listener);

            // When
            client.move();
            BindingAnswer answer = client.check(true, SOON);
            relay.runOnLoop(() -> {
                byte[] packet = TestPackets.rtp(7);
                transport.sendRtp(packet, 0, packet.length);
            });

            // Then
            assertThat(answer).isInstanceOf(BindingAnswer.Success.class);
            assertThat(client.receiveRtp(SOON)).isEqualTo(TestPackets.rtp(7));
            assertThat(relay.loop.tcp().accepted()).isEqualTo(1);
        }
    }

    private static final class FirstUdpThenTcp implements ClientLink.Factory {
        private boolean second;

        @Override
        public ClientLink open(ClientLink.Receiver receiver) throws IOException {
            boolean tcp = second;
            second = true;
            return tcp
                    ? new ClientStream(receiver)
                    : new ClientSocket(receiver, ClientSocket.Reading.EAGER);
        }
    }

    @Test
    void whenASessionEndsItsConnectionDoes() throws Exception {
        try (DtlsSrtpTestClient client = overTcp()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);
            await().until(() -> relay.loop.tcp().open() == 1);

            // When
            relay.runOnLoop(transport::close);

            // Then
            await().until(() -> relay.loop.tcp().open() == 0);
        }
    }

    @Test
    void whatIsSentToAConnectionThatIsGoneIsCounted() throws Exception {
        // Given
        DtlsSrtpTestClient client = overTcp();
        MediaTransport transport = relay.connect(client, listener);
        client.vanish();
        await().until(() -> relay.loop.tcp().open() == 0);

        // When
        relay.runOnLoop(() -> {
            byte[] packet = TestPackets.rtp(1);
            transport.sendRtp(packet, 0, packet.length);
        });

        // Then
        assertThat(relay.dropped(DropReason.SOCKET_UNREACHABLE)).isEqualTo(1);
    }

    @Test
    void strangersGetNoFurtherThanOverUdp() throws Exception {
        try (Socket stranger = connect()) {
            // When: SRTP of nobody, something for the bridge, noise
            stranger.getOutputStream()
                    .write(new byte[] {0, 2, (byte) 0x80, 96, 0, 1, (byte) 0xC5, 0, 1, 0x7F});

            // Then
            await().until(() -> relay.dropped(DropReason.UNKNOWN_ADDRESS) == 1);
            await().until(() -> relay.dropped(DropReason.BRIDGE_UNWANTED) == 1);
            await().until(() -> relay.dropped(DropReason.UNKNOWN_PROTOCOL) == 1);
            assertThat(relay.loop.tcp().troubles().get(TcpTrouble.NOT_PROVED)).isZero();
        }
    }

    @Test
    void theBridgeIsNotReachedOverTcp() throws Exception {
        // Given
        int[] heard = {0};
        relay.loop.onBridgeDatagram((buffer, offset, length, from, at) -> heard[0]++);
        try (Socket stranger = connect()) {
            // When
            stranger.getOutputStream().write(new byte[] {0, 1, (byte) 0xC5});

            // Then
            await().until(() -> relay.dropped(DropReason.BRIDGE_UNWANTED) == 1);
            assertThat(heard[0]).isZero();
        }
    }

    @Test
    void withoutTcpNobodyListens() throws Exception {
        try (RunningRelay udpOnly = RunningRelay.start()) {
            InetSocketAddress address = udpOnly.loop.localAddress();
            assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    private Socket connect() throws IOException {
        InetSocketAddress address = relay.loop.localAddress();
        return new Socket(address.getAddress(), address.getPort());
    }
}
