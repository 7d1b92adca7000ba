package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final DtlsIdentity SOMEBODY = DtlsIdentity.selfSigned(Instant.now());
    private static final Duration SOON = Duration.ofSeconds(5);

    private final RecordingListener listener = new RecordingListener();
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.start();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @ParameterizedTest
    @EnumSource
    void carriesMediaBothWaysUnderEveryProfile(SrtpProfile profile) throws Exception {
        try (var client = DtlsSrtpTestClient.create(SOMEBODY, List.of(profile))) {
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
            assertThat(client.profile()).isEqualTo(profile);
            assertThat(client.receiveRtp(SOON)).isEqualTo(packet);
            assertThat(client.receiveRtcp(SOON)).isEqualTo(report);
            await().untilAsserted(() -> assertThat(listener.rtp).containsExactly(packet));
            await().untilAsserted(() -> assertThat(listener.rtcp).containsExactly(report));
            assertThat(listener.connections).hasValue(1);
        }
    }

    @Test
    void repeatsWhatItWasToldToRemember() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);
            byte[] packet = TestPackets.rtp(1);
            int ssrc = NetworkOrder.int32(packet, 8);
            byte[] next = TestPackets.rtp(2);
            relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
            relay.runOnLoop(() -> transport.remember(ssrc));
            relay.runOnLoop(() -> transport.sendRtp(next, 0, next.length));

            // When
            boolean unknown = relay.onLoop(() -> transport.repeatRtp(ssrc, 1));
            boolean known = relay.onLoop(() -> transport.repeatRtp(ssrc, 2));

            // Then: the same bytes, which no cipher has to make again
            assertThat(unknown).isFalse();
            assertThat(known).isTrue();
            assertThat(relay.dropped(DropReason.SEND_REFUSED)).isZero();
        }
    }

    @Test
    void keepsMediaThatIsFasterThanOurEndOfTheHandshake() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.open(client, listener);

            // When
            client.connect(
                    relay.loop.localAddress(),
                    transport.localUfrag(),
                    transport.localPassword(),
                    relay.loop.fingerprint());
            for (int i = 0; i < 20; i++) {
                client.sendRtp(TestPackets.rtp(i));
            }

            // Then
            await().untilAsserted(() -> assertThat(listener.rtp).hasSize(20));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void survivesLoss(long seed) throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            client.loseHandshake(0.1, new Random(seed));

            // When
            relay.connect(client, listener);
            client.sendRtp(TestPackets.rtp(1));

            // Then
            await().untilAsserted(() -> assertThat(listener.rtp).hasSize(1));
            assertThat(listener.closed).isEmpty();
        }
    }

    @Test
    void prefersTheFasterGcm() throws Exception {
        // Given
        List<SrtpProfile> likeChromium =
                List.of(
                        SrtpProfile.AES128_CM_HMAC_SHA1_80,
                        SrtpProfile.AEAD_AES_256_GCM,
                        SrtpProfile.AEAD_AES_128_GCM);
        try (var client = DtlsSrtpTestClient.create(SOMEBODY, likeChromium)) {
            // When
            relay.connect(client, listener);

            // Then
            assertThat(client.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        }
    }

    @Test
    void refusesACertificateThatTheOfferDidNotName() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            String other = SOMEBODY.fingerprint().value();
            MediaTransport transport = relay.onLoop(() -> relay.loop.open(other, listener));

            // When
            assertThatThrownBy(() -> relay.connect(client, transport))
                    .isInstanceOf(IOException.class);

            // Then
            await().untilAsserted(() -> assertThat(listener.closed).hasSize(1));
            assertThat(listener.closed.getFirst()).startsWith("fingerprint mismatch");
            assertThat(listener.connections).hasValue(0);
            assertThat(transport.state()).isEqualTo("closed");
            assertThat(relay.loop.counters().handshakesFailed()).isEqualTo(1);
        }
    }

    @Test
    void theClientRefusesAnotherRelay() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.open(client, listener);
            client.target(
                    relay.loop.localAddress(), transport.localUfrag(), transport.localPassword());
            client.check(true, SOON);

            // When
            assertThatThrownBy(() -> client.handshake(SOMEBODY.fingerprint().value()))
                    .isInstanceOf(IOException.class);

            // Then
            await().untilAsserted(() -> assertThat(listener.closed).hasSize(1));
            assertThat(listener.closed.getFirst()).startsWith("handshake failed");
        }
    }

    @Test
    void refusesAClientWithoutSrtp() throws Exception {
        try (var client = DtlsSrtpTestClient.create(SOMEBODY, List.of())) {
            // When
            assertThatThrownBy(() -> relay.connect(client, listener))
                    .isInstanceOf(IOException.class);

            // Then
            await().untilAsserted(() -> assertThat(listener.closed).hasSize(1));
            assertThat(listener.closed.getFirst()).contains("no SRTP profile of ours");
        }
    }

    @Test
    void hearsTheClientsGoodbye() throws Exception {
        // Given
        DtlsSrtpTestClient client = DtlsSrtpTestClient.create();
        MediaTransport transport = relay.connect(client, listener);

        // When
        client.close();

        // Then
        await().untilAsserted(() -> assertThat(listener.closed).containsExactly("goodbye"));
        assertThat(transport.state()).isEqualTo("closed");
    }

    @Test
    void saysGoodbyeAndTellsNobodyElse() throws Exception {
        try (var client = DtlsSrtpTestClient.create()) {
            // Given
            MediaTransport transport = relay.connect(client, listener);

            // When
            relay.runOnLoop(transport::close);

            // Then
            assertThat(client.awaitEnd(SOON)).isTrue();
            assertThat(listener.closed).isEmpty();
        }
    }

    @Test
    void connectsManyClientsAtOnce() throws Exception {
        // Given
        int count = 40;
        List<DtlsSrtpTestClient> clients = new ArrayList<>();
        List<Thread> joining = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DtlsSrtpTestClient client = DtlsSrtpTestClient.create();
            clients.add(client);

            // When
            joining.add(Thread.ofVirtual().start(() -> join(client)));
        }
        for (Thread thread : joining) {
            thread.join();
        }

        // Then
        assertThat(relay.loop.counters().handshakesSucceeded()).isEqualTo(count);
        for (DtlsSrtpTestClient client : clients) {
            client.vanish();
        }
    }

    private void join(DtlsSrtpTestClient client) {
        try {
            relay.connect(client, new RecordingListener());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
