package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real relays, real DTLS-SRTP and a real bridge over loopback. */
class LoopbackRelaysTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RecordingRelayListener listenerB = new RecordingRelayListener();
    private SelectiveForwardingRelay a;
    private SelectiveForwardingRelay b;
    private int word;

    @BeforeEach
    void startAndPlace() throws Exception {
        a = start("relay-a", new RecordingRelayListener());
        b = start("relay-b", listenerB);
        place(a);
        place(b);
    }

    private static SelectiveForwardingRelay start(String id, RelayListener listener)
            throws Exception {
        return SelectiveForwardingRelay.start(
                new RelaySettings(id, ANY_PORT, ANY_PORT, new byte[32]), listener);
    }

    private void place(SelectiveForwardingRelay relay) throws Exception {
        Map<String, InetSocketAddress> bridges =
                Map.of("relay-a", a.localAddress(), "relay-b", b.localAddress());
        relay.place(new Placement(LoopbackPath.MEETING, 1, "relay-a", "relay-b", bridges))
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
    }

    /** Says new words until one is heard. */
    private void awaitHeard(LoopbackPath speaker, LoopbackPath listener) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    speaker.say(++word);
                    return listener.heard().contains(word - 1) || listener.heard().contains(word);
                });
    }

    @Test
    void whatIsSaidIsHeardAndHeartbeatsCome() throws Exception {
        try (LoopbackPath alice = new LoopbackPath(a, "p-alice", "p-bob", true);
                LoopbackPath bob = new LoopbackPath(a, "p-bob", "p-alice", true)) {
            // When
            awaitHeard(alice, bob);
            awaitHeard(bob, alice);

            // Then
            await().atMost(PATIENCE)
                    .until(() -> bob.heartbeats().stream().anyMatch(h -> h.peerHeard()));
            assertThat(bob.heartbeats().getLast().active()).isTrue();
            assertThat(bob.numbered()).isPositive();
            RelaySnapshot snapshot = a.snapshot().toCompletableFuture().get();
            assertThat(snapshot.counters().handshakes()).isEqualTo(2);
            assertThat(snapshot.counters().packetsForwarded()).isPositive();
            assertThat(snapshot.sessions())
                    .allMatch(s -> s.transport().equals("connected") && s.active());
        }
    }

    @Test
    void oneWhoSwitchesAloneIsStillHeardAndHears() throws Exception {
        try (LoopbackPath aliceA = new LoopbackPath(a, "p-alice", "p-bob", true);
                LoopbackPath aliceB = new LoopbackPath(b, "p-alice", "p-bob", false);
                LoopbackPath bobA = new LoopbackPath(a, "p-bob", "p-alice", true)) {
            // Given
            awaitHeard(aliceA, bobA);
            assertThat(aliceB.heard()).isEmpty();

            // When
            aliceB.activate(true, 2);
            awaitHeard(aliceB, bobA);
            awaitHeard(bobA, aliceB);

            // Then: one unbroken stream for Bob
            var sequences = bobA.sequences();
            for (int i = 1; i < sequences.size(); i++) {
                assertThat(sequences.get(i)).isEqualTo(sequences.get(i - 1) + 1 & 0xFFFF);
            }
            await().atMost(PATIENCE).until(() -> !aliceA.heartbeats().getLast().active());
        }
    }

    @Test
    void theStandbyTakesOverWhenTheActiveRelayIsGone() throws Exception {
        try (LoopbackPath aliceB = new LoopbackPath(b, "p-alice", "p-bob", false);
                LoopbackPath bobB = new LoopbackPath(b, "p-bob", "p-alice", false)) {
            // Given
            await().atMost(PATIENCE)
                    .until(() -> bobB.heartbeats().stream().anyMatch(h -> h.peerHeard()));

            // When
            a.close();

            // Then
            await().atMost(PATIENCE).until(() -> !bobB.heartbeats().getLast().peerHeard());
            awaitHeard(aliceB, bobB);
            assertThat(listenerB.lines()).contains("lost relay-a [" + LoopbackPath.MEETING + "]");
        }
    }

    @Test
    void aParticipantWhoIsRemovedIsToldByDtls() throws Exception {
        try (LoopbackPath alice = new LoopbackPath(a, "p-alice", "p-bob", true)) {
            // When
            a.remove(LoopbackPath.MEETING, "p-alice").toCompletableFuture().get();

            // Then
            assertThat(alice.client().awaitEnd(PATIENCE)).isTrue();
        }
    }
}
