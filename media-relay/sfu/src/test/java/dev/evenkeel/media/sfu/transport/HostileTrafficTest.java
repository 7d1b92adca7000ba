package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostileTrafficTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MAX_HANDSHAKES = 3;
    private static final byte[] HALF_A_CLIENT_HELLO = HexFormat.of().parseHex("16feff0000");

    private final ShiftedClock clock = new ShiftedClock();
    private final RecordingListener listener = new RecordingListener();
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.start(clock, MAX_HANDSHAKES);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void garbageFromStrangersHarmsNobody() throws Exception {
        try (var client = DtlsSrtpTestClient.create();
                var stranger = DtlsSrtpTestClient.create()) {
            // Given
            relay.connect(client, listener);
            stranger.target(relay.loop.localAddress(), "stranger", "password");

            // When
            sendGarbage(stranger, 20_000);

            // Then
            awaitHeard(client);
            assertThat(listener.closed).isEmpty();
            assertThat(relay.loop.counters().listenerFailures()).isZero();
            assertThat(relay.loop.counters().droppedTotal()).isGreaterThan(5_000);
        }
    }

    @Test
    void garbageFromTheClientsOwnAddressHarmsNobody() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);

            // When
            sendGarbage(client, 20_000);

            // Then
            awaitHeard(client);
            assertThat(listener.closed).isEmpty();
            assertThat(transport.connected()).isTrue();
            assertThat(relay.loop.counters().listenerFailures()).isZero();
            assertThat(relay.dropped(DropReason.SRTP_UNAUTHENTIC)).isPositive();
        }
    }

    @Test
    void aForgedPlaintextAlertDoesNotEndTheSession() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            relay.connect(client, listener);
            byte[] fatal = HexFormat.of().parseHex("15fefd000000000000000900020228");
            byte[] closeNotify = HexFormat.of().parseHex("15fefd000000000000000a00020100");

            // When
            client.sendDatagram(fatal);
            client.sendDatagram(closeNotify);
            client.sendRtp(TestPackets.rtp(1));

            // Then
            await().untilAsserted(() -> assertThat(listener.rtp).hasSize(1));
            relay.nextTurn();
            assertThat(listener.closed).isEmpty();
        }
    }

    @Test
    void dropsAReplayedPacket() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            relay.connect(client, listener);
            byte[] wire = client.protectRtp(TestPackets.rtp(1));
            client.sendDatagram(wire);

            // When
            client.sendDatagram(wire);
            client.sendRtp(TestPackets.rtp(2));

            // Then
            await().untilAsserted(() -> assertThat(listener.rtp).hasSize(2));
            assertThat(relay.dropped(DropReason.SRTP_REPLAYED)).isEqualTo(1);
        }
    }

    @Test
    void halfOpenHandshakesAreBoundedInNumberAndTime() throws Exception {
        List<DtlsSrtpTestClient> idlers = new ArrayList<>();
        for (int i = 0; i < MAX_HANDSHAKES; i++) {
            idlers.add(idler());
        }
        try (var late = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.open(late, new RecordingListener());
            checkAndSendHalfAHello(late, transport);
            await().untilAsserted(() ->
                    assertThat(relay.dropped(DropReason.HANDSHAKE_REFUSED)).isEqualTo(1));

            // When
            clock.pass(Duration.ofSeconds(11), relay);

            // Then
            await().untilAsserted(() -> assertThat(listener.closed).hasSize(MAX_HANDSHAKES));
            assertThat(listener.closed).containsOnly("handshake timed out");
            await().untilAsserted(() ->
                    assertThat(relay.loop.counters().handshakesFailed()).isEqualTo(MAX_HANDSHAKES));
            relay.connect(late, transport);
            assertThat(transport.connected()).isTrue();
        }
        for (DtlsSrtpTestClient idler : idlers) {
            idler.vanish();
        }
    }

    /** Sends until one packet comes through: a full socket buffer may take the first ones. */
    private void awaitHeard(DtlsSrtpTestClient client) {
        AtomicInteger sequence = new AtomicInteger();
        await().untilAsserted(() -> {
            client.sendRtp(TestPackets.rtp(sequence.incrementAndGet()));
            assertThat(listener.rtp).isNotEmpty();
        });
    }

    private DtlsSrtpTestClient idler() throws IOException, InterruptedException {
        DtlsSrtpTestClient client = DtlsSrtpTestClient.create();
        MediaTransport transport = relay.open(client, listener);
        checkAndSendHalfAHello(client, transport);
        await().until(() -> relay.onLoop(transport::state).equals("handshaking"));
        return client;
    }

    private void checkAndSendHalfAHello(DtlsSrtpTestClient client, MediaTransport transport)
            throws IOException, InterruptedException {
        client.target(relay.loop.localAddress(), transport.localUfrag(), transport.localPassword());
        assertThat(client.check(true, SOON)).isInstanceOf(BindingAnswer.Success.class);
        client.sendDatagram(HALF_A_CLIENT_HELLO);
    }

    /** Every first byte, every length to 300. */
    private static void sendGarbage(DtlsSrtpTestClient from, int count) throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            from.sendDatagram(bytes);
        }
    }
}
