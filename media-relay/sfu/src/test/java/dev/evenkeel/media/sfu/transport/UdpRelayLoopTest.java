package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpRelayLoopTest {
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void closingFreesThePort() throws IOException {
        // Given
        InetSocketAddress address = relay.loop.localAddress();

        // When
        relay.close();

        // Then
        DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
        try (UdpRelayLoop next = UdpRelayLoop.start(address, identity)) {
            assertThat(next.localAddress()).isEqualTo(address);
        }
    }

    @Test
    void refusesATakenPort() {
        // Given
        InetSocketAddress taken = relay.loop.localAddress();
        DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());

        // When, Then
        assertThatThrownBy(() -> UdpRelayLoop.start(taken, identity))
                .isInstanceOf(IOException.class);
    }

    @Test
    void canBeClosedFromItsOwnThread() {
        // When
        relay.loop.execute(relay.loop::close);

        // Then
        await().untilAsserted(() ->
                assertThatThrownBy(() -> relay.loop.execute(() -> {}))
                        .isInstanceOf(RejectedExecutionException.class));
    }

    @Test
    void survivesEverythingThatThrows() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            ThrowingListener listener = new ThrowingListener();
            relay.connect(client, listener);

            // When
            client.sendRtp(TestPackets.rtp(1));
            relay.loop.execute(() -> {
                throw new AssertionError("a task that throws");
            });
            client.sendRtp(TestPackets.rtp(2));

            // Then
            await().untilAsserted(() -> assertThat(listener.sequenceNumbers).containsExactly(1, 2));
            await().untilAsserted(() ->
                    assertThat(relay.loop.counters().listenerFailures()).isEqualTo(4));
        }
    }

    @Test
    void carriesBridgeDatagramsBothWays() throws Exception {
        try (RunningRelay other = RunningRelay.start()) {
            // Given
            List<byte[]> received = new CopyOnWriteArrayList<>();
            List<InetSocketAddress> senders = new CopyOnWriteArrayList<>();
            other.loop.onBridgeDatagram((buffer, offset, length, from, arrival) -> {
                received.add(Arrays.copyOfRange(buffer, offset, offset + length));
                senders.add(from);
            });
            other.nextTurn();
            byte[] datagram = {(byte) 0xC1, 2, 3};

            // When
            relay.runOnLoop(() -> relay.loop.send(datagram, 0, 3, other.loop.localAddress()));

            // Then
            await().untilAsserted(() -> assertThat(received).containsExactly(datagram));
            assertThat(senders).containsExactly(relay.loop.localAddress());
        }
    }

    @Test
    void countsWhatItDoesNotSend() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.open(client, new RecordingListener());
            byte[] packet = TestPackets.rtp(1);

            // When
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
            relay.connect(client, transport);
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
            relay.runOnLoop(() -> transport.sendRtp(new byte[1_500], 0, 1_500));

            // Then
            assertThat(relay.dropped(DropReason.SEND_NOT_CONNECTED)).isEqualTo(1);
            assertThat(relay.dropped(DropReason.SEND_REFUSED)).isEqualTo(1);
            assertThat(relay.dropped(DropReason.SEND_TOO_LONG)).isEqualTo(1);
        }
    }

    @Test
    void namesItsFingerprintAsInSdp() {
        assertThat(relay.loop.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    private static final class ThrowingListener implements TransportListener {
        final List<Integer> sequenceNumbers = new CopyOnWriteArrayList<>();

        @Override
        public void connected() {
            throw new IllegalStateException("connected");
        }

        @Override
        public void rtp(byte[] buffer, int offset, int length, long arrivalNanos) {
            sequenceNumbers.add((int) buffer[offset + 3]);
            throw new IllegalStateException("rtp");
        }

        @Override
        public void rtcp(byte[] buffer, int offset, int length, long arrivalNanos) {}

        @Override
        public void closed(String reason) {}
    }
}
