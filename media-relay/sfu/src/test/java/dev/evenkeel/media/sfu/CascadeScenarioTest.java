package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Node;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A meeting on two pairs: Alice and Bob sit on relays A (active) and B, Carol and Dave on C
 * (active) and D.
 */
class CascadeScenarioTest {
    private static final RelayPair FIRST = new RelayPair("relay-a", "relay-b");
    private static final RelayPair SECOND = new RelayPair("relay-c", "relay-d");

    private final TwoRelays relays = new TwoRelays();
    private final Node c = relays.another("relay-c");
    private final Node d = relays.another("relay-d");
    private Path alice;
    private Path bob;
    private Path carol;
    private Path carolD;
    private Path dave;
    private Path daveD;

    @BeforeEach
    void everybodySendsOverTheirOwnPrimary() {
        relays.placeAll(1, FIRST, SECOND);
        alice = relays.join(relays.a, "p-alice", 1, 0, true, 1, "p-bob", "p-carol", "p-dave");
        relays.join(relays.b, "p-alice", 1, 0, false, 1, "p-bob", "p-carol", "p-dave");
        bob = relays.join(relays.a, "p-bob", 1, 0, true, 1, "p-alice", "p-carol", "p-dave");
        carol = relays.join(c, "p-carol", 1, 1, true, 1, "p-alice", "p-bob", "p-dave");
        carolD = relays.join(d, "p-carol", 1, 1, false, 1, "p-alice", "p-bob", "p-dave");
        dave = relays.join(c, "p-dave", 1, 1, true, 1, "p-alice", "p-bob", "p-carol");
        daveD = relays.join(d, "p-dave", 1, 1, false, 1, "p-alice", "p-bob", "p-carol");
        alice.client().sendMedia(true);
        bob.client().sendMedia(true);
        carol.client().sendMedia(true);
        dave.client().sendMedia(true);
        relays.network.runMillis(3_000);
    }

    @Test
    void everybodySeesAndHearsEverybody() {
        for (String other : new String[] {"p-bob", "p-carol", "p-dave"}) {
            flows(alice, other);
        }
        for (String other : new String[] {"p-alice", "p-bob", "p-dave"}) {
            flows(carol, other);
        }
    }

    private void flows(Path path, String other) {
        ReceivedStream camera = path.from(other, "camera");
        assertThat(camera.decodedAt()).as(other).hasSizeGreaterThan(70);
        assertThat(camera.longestDecodingGapMillis()).as(other).isLessThan(50);
        assertThat(path.from(other, "microphone").packets()).as(other).hasSizeGreaterThan(140);
    }

    /** Two receivers at C: every packet of Alice crosses once, and to B and D none does. */
    @Test
    void aPacketGoesOnceToEachRelayThatWantsIt() {
        // Given
        long atB = relays.b.counters().bridgePacketsReceived();
        long atC = c.counters().bridgePacketsReceived();
        long atD = d.counters().bridgePacketsReceived();
        int before = packets(carol, "p-alice") + packets(carol, "p-bob");

        // When
        relays.network.runMillis(1_000);

        // Then: with 25 heartbeats of each of three relays, 5 states of each, who speaks and which
        // layers
        int media = packets(carol, "p-alice") + packets(carol, "p-bob") - before;
        assertThat(media).isGreaterThan(200);
        assertThat(c.counters().bridgePacketsReceived() - atC)
                .isBetween((long) media, media + 150L);
        assertThat(relays.b.counters().bridgePacketsReceived() - atB).isBetween(75L, 150L);
        assertThat(d.counters().bridgePacketsReceived() - atD).isBetween(75L, 150L);
    }

    private static int packets(Path path, String other) {
        return path.from(other, "camera").packets().size()
                + path.from(other, "microphone").packets().size();
    }

    @Test
    void aRelayThatDiesIsReplacedByItsMateForItsOwnPeopleAlone() {
        // When
        c.loop.kill();
        long killedAt = relays.network.nanoTime();
        relays.network.runMillis(80);
        carolD.client().sendMedia(true);
        daveD.client().sendMedia(true);
        relays.activate(carolD, true, 2);
        relays.activate(daveD, true, 2);
        relays.network.runMillis(1_000);

        // Then
        assertThat(carolD.client().heartbeats().getLast().peerGone()).isTrue();
        assertThat(alice.client().heartbeats()).noneMatch(beat -> beat.peerGone());
        assertThat(relays.b.counters().packetsForwarded()).as("nobody moved there").isZero();
        assertThat(millisAfter(killedAt, carolD.from("p-alice", "camera"))).isLessThan(250);
        assertThat(millisAfter(killedAt, carolD.from("p-dave", "camera"))).isLessThan(250);
        assertThat(alice.from("p-bob", "camera").longestDecodingGapMillis()).isLessThan(50);
        ReceivedStream carolByAlice = alice.from("p-carol", "camera");
        assertThat(carolByAlice.longestDecodingGapMillis()).isLessThan(250);
        Continuity.check(carolByAlice.packets());
        assertThat(lastDecodedMillisAgo(carolByAlice)).isLessThan(100);
    }

    private static long millisAfter(long then, ReceivedStream stream) {
        return (stream.decodedAt().getFirst() - then) / 1_000_000;
    }

    private long lastDecodedMillisAgo(ReceivedStream stream) {
        return (relays.network.nanoTime() - stream.decodedAt().getLast()) / 1_000_000;
    }

    @Test
    void oneWhoLeavesABadPathAloneIsStillSeenByAllPairs() {
        // When
        dave.client().sendMedia(false);
        daveD.client().sendMedia(true);
        relays.activate(daveD, true, 2);
        relays.activate(dave, false, 2);
        relays.network.runMillis(2_000);

        // Then
        for (Path path : new Path[] {alice, bob, carol}) {
            ReceivedStream camera = path.from("p-dave", "camera");
            Continuity.check(camera.packets());
            assertThat(camera.longestDecodingGapMillis()).isLessThanOrEqualTo(80);
            assertThat(lastDecodedMillisAgo(camera)).isLessThan(100);
        }
        assertThat(daveD.from("p-alice", "camera").decodedAt()).hasSizeGreaterThan(40);
    }

    /** A meeting that grows goes on: nobody's relay says goodbye, and the new one is bridged. */
    @Test
    void aThirdPairJoinsWhileTheOthersGoOn() {
        // Given
        Node e = relays.another("relay-e");

        // When
        relays.placeAll(2, FIRST, SECOND, new RelayPair("relay-e", "relay-a"));
        Path erin = relays.join(e, "p-erin", 2, 2, true, 1, "p-alice", "p-carol");
        Path erinA = relays.join(relays.a, "p-erin", 2, 2, false, 1, "p-alice", "p-carol");
        relays.network.runMillis(2_000);

        // Then
        assertThat(alice.from("p-carol", "camera").longestDecodingGapMillis()).isLessThan(50);
        assertThat(erin.from("p-alice", "camera").decodedAt()).hasSizeGreaterThan(40);
        assertThat(erin.from("p-carol", "camera").decodedAt()).hasSizeGreaterThan(40);

        // And when: E is lost, A stands in for Erin, and for nobody else
        e.loop.kill();
        relays.network.runMillis(1_000);
        assertThat(erinA.client().heartbeats().getLast().peerGone()).isTrue();
        assertThat(alice.client().heartbeats()).noneMatch(beat -> beat.peerGone());
        assertThat(erinA.from("p-carol", "camera").decodedAt()).hasSizeGreaterThan(15);
        assertThat(relays.b.counters().packetsForwarded()).isZero();
    }

    @Test
    void aPairThatIsGivenUpIsForgottenByTheOthers() {
        // When
        relays.placeAll(2, FIRST);
        relays.network.runMillis(1_000);

        // Then
        assertThat(c.snapshot().sessions()).isEmpty();
        assertThat(relays.a.snapshot().meetings().getFirst().branches()).isEmpty();
        int carols = packets(alice, "p-carol");
        relays.network.runMillis(500);
        assertThat(packets(alice, "p-carol")).isEqualTo(carols);
        assertThat(lastDecodedMillisAgo(alice.from("p-bob", "camera"))).isLessThan(100);
    }

    @Test
    void aRelayThatSleptIsConfirmedByAnyOtherRelayOfTheMeeting() {
        // Given
        relays.b.loop.kill();
        relays.network.runMillis(500);

        // When
        relays.a.loop.sleep();
        relays.network.runMillis(5_000);
        relays.a.loop.wake();
        relays.network.runMillis(1_000);

        // Then
        assertThat(relays.a.snapshot().fenced()).isFalse();
        assertThat(relays.a.listener.lines()).anyMatch(line -> line.startsWith("unfenced"));
    }
}
