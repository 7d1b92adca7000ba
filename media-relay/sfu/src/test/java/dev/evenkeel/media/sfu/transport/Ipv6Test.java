package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A relay that is bound to everything is reached over IPv4 and IPv6 alike. */
class Ipv6Test {
    private static final String LOOPBACK = "::1";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final DtlsIdentity IDENTITY = DtlsIdentity.selfSigned(Instant.now());

    private final RecordingListener listener = new RecordingListener();

    @BeforeAll
    static void thereIsIpv6() throws IOException {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getByName(LOOPBACK), 0))) {
            assumeTrue(socket.getLocalAddress() instanceof Inet6Address);
        } catch (SocketException e) {
            assumeTrue(false, "this machine has no ::1: " + e.getMessage());
        }
    }

    static Stream<PacketSockets> sockets() {
        return Stream.of(NioPacketSocket::bind, NativePacketSocket::bind);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void overUdp(PacketSockets sockets) throws Exception {
        connects(
                sockets,
                receiver -> new ClientSocket(receiver, ClientSocket.Reading.EAGER, LOOPBACK),
                LOOPBACK);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void overTcp(PacketSockets sockets) throws Exception {
        connects(sockets, ClientStream::new, LOOPBACK);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void overIpv4Still(PacketSockets sockets) throws Exception {
        connects(
                sockets,
                receiver -> new ClientSocket(receiver, ClientSocket.Reading.EAGER),
                "127.0.0.1");
        connects(sockets, ClientStream::new, "127.0.0.1");
    }

    private void connects(PacketSockets sockets, ClientLink.Factory links, String host)
            throws Exception {
        try (RunningRelay relay =
                        RunningRelay.of(
                                UdpRelayLoop.start(
                                        new InetSocketAddress("0.0.0.0", 0),
                                        new LoopSettings(true, 0),
                                        IDENTITY,
                                        System::nanoTime,
                                        8,
                                        sockets));
                DtlsSrtpTestClient client = DtlsSrtpTestClient.over(links)) {
            // Given
            MediaTransport transport = relay.open(client, listener);
            byte[] packet = TestPackets.rtp(1);

            // When
            client.connect(
                    new InetSocketAddress(host, relay.loop.localAddress().getPort()),
                    transport.localUfrag(),
                    transport.localPassword(),
                    relay.loop.fingerprint());
            await().until(() -> relay.onLoop(transport::connected));
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));

            // Then
            assertThat(client.receiveRtp(SOON)).isEqualTo(packet);
        }
    }
}
