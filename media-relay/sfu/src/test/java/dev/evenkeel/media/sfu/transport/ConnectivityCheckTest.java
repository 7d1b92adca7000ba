package dev.evenkeel.media.sfu.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectivityCheckTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SHORTLY = Duration.ofMillis(150);

    private final RecordingListener listener = new RecordingListener();
    private RunningRelay relay;
    private DtlsSrtpTestClient client;
    private MediaTransport transport;

    @BeforeEach
    void start() throws IOException {
        relay = RunningRelay.start();
        client = DtlsSrtpTestClient.create();
        transport = relay.open(client, listener);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        relay.close();
    }

    @Test
    void tellsTheClientItsAddress() throws Exception {
        // Given
        target(transport.localUfrag(), transport.localPassword());

        // When
        BindingAnswer answer = client.check(true, SOON);

        // Then
        assertThat(answer).isEqualTo(new BindingAnswer.Success(client.localAddress().getPort()));
        assertThat(relay.onLoop(transport::remoteAddress)).isEqualTo(client.localAddress());
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        // Given
        target(transport.localUfrag(), "not-the-password-of-anyone");

        // When
        BindingAnswer answer = client.check(true, SOON);

        // Then
        assertThat(answer).isEqualTo(new BindingAnswer.Refused(401, 0));
        assertThat(relay.onLoop(() -> transport.remoteAddress() == null)).isTrue();
        assertThat(relay.dropped(DropReason.STUN_UNAUTHENTIC)).isEqualTo(1);
    }

    @Test
    void doesNotAnswerForStrangers() throws Exception {
        // Given
        target("nobodyAt", transport.localPassword());

        // When
        BindingAnswer answer = client.check(true, SHORTLY);

        // Then
        assertThat(answer).isEqualTo(new BindingAnswer.Silence());
        assertThat(relay.dropped(DropReason.STUN_UNKNOWN_USER)).isEqualTo(1);
    }

    @Test
    void doesNotAnswerForAClosedTransport() throws Exception {
        // Given
        target(transport.localUfrag(), transport.localPassword());
        relay.runOnLoop(transport::close);

        // When
        BindingAnswer answer = client.check(true, SHORTLY);

        // Then
        assertThat(answer).isEqualTo(new BindingAnswer.Silence());
    }

    @Test
    void wantsUsernameAndIntegrity() throws Exception {
        // Given
        target(transport.localUfrag(), transport.localPassword());
        StunWriter writer = new StunWriter().message(Stun.BINDING_REQUEST, 1, 2).fingerprint();

        // When
        client.sendDatagram(Arrays.copyOf(writer.buffer(), writer.length()));

        // Then
        await().untilAsserted(() -> assertThat(relay.loop.counters().sent()).isEqualTo(1));
        assertThat(relay.dropped(DropReason.STUN_UNAUTHENTIC)).isEqualTo(1);
    }

    @Test
    void wantsAFingerprint() throws Exception {
        // Given
        target(transport.localUfrag(), transport.localPassword());
        StunWriter writer = new StunWriter().message(Stun.BINDING_REQUEST, 1, 2).username("a:b");

        // When
        client.sendDatagram(Arrays.copyOf(writer.buffer(), writer.length()));

        // Then
        await().untilAsserted(
                        () -> assertThat(relay.dropped(DropReason.STUN_MALFORMED)).isEqualTo(1));
        assertThat(relay.loop.counters().sent()).isZero();
    }

    @Test
    void sendsToTheNewestNominatedAddress() throws Exception {
        // Given
        relay.connect(client, transport);
        InetSocketAddress before = relay.onLoop(transport::remoteAddress);

        // When
        client.move();
        client.check(true, SOON);
        byte[] packet = TestPackets.rtp(1);
        relay.runOnLoop(() -> transport.sendRtp(packet, 0, packet.length));
        client.sendRtp(packet);

        // Then
        assertThat(client.receiveRtp(SOON)).isEqualTo(packet);
        await().untilAsserted(() -> assertThat(listener.rtp).containsExactly(packet));
        assertThat(relay.onLoop(transport::remoteAddress))
                .isEqualTo(client.localAddress())
                .isNotEqualTo(before);
        assertThat(listener.closed).isEmpty();
        assertThat(listener.connections).hasValue(1);
    }

    @Test
    void staysWhereItIsWhileAnotherAddressIsOnlyTried() throws Exception {
        // Given
        relay.connect(client, transport);
        InetSocketAddress before = relay.onLoop(transport::remoteAddress);

        // When
        client.move();
        BindingAnswer answer = client.check(false, SOON);

        // Then
        assertThat(answer).isInstanceOf(BindingAnswer.Success.class);
        assertThat(relay.onLoop(transport::remoteAddress)).isEqualTo(before);
    }

    @Test
    void takesNoMediaFromAnAddressThatProvedNothing() throws Exception {
        // Given
        relay.connect(client, transport);
        client.move();

        // When
        client.sendRtp(TestPackets.rtp(1));

        // Then
        await().untilAsserted(
                        () -> assertThat(relay.dropped(DropReason.UNKNOWN_ADDRESS)).isEqualTo(1));
        assertThat(listener.rtp).isEmpty();
    }

    private void target(String ufrag, String password) {
        client.target(relay.loop.localAddress(), ufrag, password);
    }
}
