package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three people with a path to each relay of the pair; relay A is the active one. */
class PairScenarioTest {
    private final TwoRelays relays = new TwoRelays();
    private Path aliceA;
    private Path aliceB;
    private Path bobA;
    private Path bobB;
    private Path carolA;
    private Path carolB;

    @BeforeEach
    void everybodySendsOverA() {
        relays.placeBoth(1);
        aliceA = relays.join(relays.a, "p-alice", true, 1, "p-bob", "p-carol");
        aliceB = relays.join(relays.b, "p-alice", false, 1, "p-bob", "p-carol");
        bobA = relays.join(relays.a, "p-bob", true, 1, "p-alice", "p-carol");
        bobB = relays.join(relays.b, "p-bob", false, 1, "p-alice", "p-carol");
        carolA = relays.join(relays.a, "p-carol", true, 1, "p-alice", "p-bob");
        carolB = relays.join(relays.b, "p-carol", false, 1, "p-alice", "p-bob");
        aliceA.client().sendMedia(true);
        bobA.client().sendMedia(true);
        carolA.client().sendMedia(true);
        relays.network.runMillis(3_000);
    }

    @Test
    void nothingCrossesTheBridgeThatNobodyWants() {
        // Given
        long before = relays.b.counters().bridgePacketsReceived();

        // When
        relays.network.runMillis(1_000);

        // Then: 25 heartbeats and 5 states
        assertThat(relays.b.counters().bridgePacketsReceived() - before).isBetween(25L, 40L);
        assertThat(relays.b.counters().packetsForwarded()).isZero();
        assertThat(relays.b.snapshot().sessions()).noneMatch(RelaySnapshot.Session::active);
    }

    @Test
    void oneWhoSwitchesAloneStillSeesAndIsSeen() {
        // When
        switchToB(aliceA, aliceB, 2);
        relays.network.runMillis(3_000);

        // Then
        ReceivedStream bobByAlice = aliceB.from("p-bob", "camera");
        assertThat(bobByAlice.decodedAt()).hasSizeGreaterThan(70);
        assertThat(bobByAlice.packets().getFirst().keyframeStart()).isTrue();
        assertThat(aliceB.from("p-carol", "microphone").packets()).hasSizeGreaterThan(140);
        ReceivedStream aliceByBob = bobA.from("p-alice", "camera");
        assertThat(aliceByBob.longestDecodingGapMillis()).isLessThanOrEqualTo(80);
        assertThat(lastDecodedMillisAgo(aliceByBob)).isLessThan(100);
        assertThat(bobA.from("p-carol", "camera").longestDecodingGapMillis()).isLessThan(50);
        assertThat(bobB.from("p-alice", "camera").packets()).isEmpty();
    }

    @Test
    void activatingThereDeactivatesHere() {
        // When
        switchToB(aliceA, aliceB, 2);
        relays.activate(aliceA, false, 2);
        relays.network.runMillis(20);
        int before = aliceA.from("p-bob", "microphone").packets().size();
        relays.network.runMillis(1_000);

        // Then
        assertThat(aliceA.from("p-bob", "microphone").packets()).hasSizeLessThan(before + 2);
        assertThat(aliceA.client().heartbeats().getLast().active()).isFalse();
        assertThat(aliceB.client().heartbeats().getLast().active()).isTrue();
    }

    @Test
    void whoMovesGetsMediaHereUntilTheyHaveArrivedThere() {
        // When
        switchToB(aliceA, aliceB, 2);
        relays.network.runMillis(20);
        int before = aliceA.from("p-bob", "microphone").packets().size();
        relays.network.runMillis(2_900);
        int lingering = aliceA.from("p-bob", "microphone").packets().size();
        relays.network.runMillis(200);
        int after = aliceA.from("p-bob", "microphone").packets().size();
        relays.network.runMillis(1_000);

        // Then
        assertThat(aliceA.client().heartbeats().getLast().active()).isFalse();
        assertThat(lingering - before).isGreaterThan(140);
        assertThat(aliceA.from("p-bob", "microphone").packets()).hasSize(after);
    }

    @Test
    void numbersGoOnOverASwitchThereAndBack() {
        // When
        switchToB(aliceA, aliceB, 2);
        relays.network.runMillis(3_000);
        aliceB.client().sendMedia(false);
        aliceA.client().sendMedia(true);
        relays.activate(aliceA, true, 3);
        relays.activate(aliceB, false, 3);
        relays.network.runMillis(3_000);

        // Then
        ReceivedStream camera = bobA.from("p-alice", "camera");
        Continuity.check(camera.packets());
        assertThat(camera.packets().stream().map(ReceivedStream.Packet::encoder).distinct())
                .hasSize(2);
        assertThat(camera.longestDecodingGapMillis()).isLessThanOrEqualTo(80);
        Continuity.check(bobA.from("p-alice", "microphone").packets());
    }

    @Test
    void aLossyBridgeIsRepaired() {
        // Given
        switchToB(aliceA, aliceB, 2);
        relays.network.runMillis(1_000);

        // When
        relays.network.bridgeLoss(0.1);
        relays.network.runMillis(5_000);
        relays.network.bridgeLoss(0);
        relays.network.runMillis(1_000);

        // Then
        assertThat(aliceB.from("p-bob", "camera").missing()).isEmpty();
        assertThat(aliceB.from("p-bob", "microphone").missing()).isEmpty();
        assertThat(bobA.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(250);
    }

    @Test
    void whenTheActiveRelayDiesTheOtherServesEverybodyWithinATick() {
        // When
        relays.a.loop.kill();
        long killedAt = relays.network.nanoTime();
        bobB.client().sendMedia(true);
        relays.network.runMillis(100);

        // Then
        assertThat(relays.b.listener.lines()).contains("lost relay-a [" + TwoRelays.MEETING + "]");
        assertThat(aliceB.client().heartbeats().getLast().peerHeard()).isFalse();
        assertThat(aliceB.client().heartbeats().getLast().peerGone()).isTrue();
        relays.network.runMillis(200);
        ReceivedStream camera = aliceB.from("p-bob", "camera");
        assertThat((camera.decodedAt().getFirst() - killedAt) / 1_000_000).isLessThan(180);
        assertThat(carolB.from("p-bob", "camera").decodedAt()).isNotEmpty();
    }

    @Test
    void aRelayWhoseMachineIsOffIsLostBySilenceAlone() {
        // When
        relays.a.loop.unplug();
        relays.network.runMillis(100);
        boolean lostEarly =
                relays.b.listener.lines().stream().anyMatch(line -> line.startsWith("lost"));
        relays.network.runMillis(100);

        // Then
        assertThat(lostEarly).isFalse();
        assertThat(relays.b.listener.lines()).contains("lost relay-a [" + TwoRelays.MEETING + "]");
        assertThat(aliceB.client().heartbeats().getLast().peerHeard()).isFalse();
        assertThat(aliceB.client().heartbeats().getLast().peerGone()).isFalse();
    }

    @Test
    void aBridgeThatLosesMuchTakesNoRelayForGone() {
        // When
        relays.network.bridgeLoss(0.3);
        relays.network.runMillis(2_000);
        relays.network.bridgeLoss(0);
        relays.network.runMillis(200);

        // Then
        assertThat(aliceB.client().heartbeats().getLast().peerHeard()).isTrue();
        assertThat(aliceB.client().heartbeats()).noneMatch(beat -> beat.peerGone());
    }

    @Test
    void theRelayThatCameBackIsFoundAndTakesItsPartAgain() {
        // Given
        relays.a.loop.kill();
        switchToB(aliceA, aliceB, 2);
        switchToB(bobA, bobB, 2);
        switchToB(carolA, carolB, 2);
        relays.network.runMillis(3_000);

        // When
        relays.a.start();
        relays.a.place(2, "relay-b", "relay-a");
        relays.b.place(2, "relay-b", "relay-a");
        relays.network.runMillis(500);
        Path aliceAgain = relays.join(relays.a, "p-alice", 2, false, 2, "p-bob", "p-carol");
        relays.network.runMillis(500);

        // Then
        assertThat(relays.b.listener.lines()).contains("found relay-a");
        assertThat(aliceAgain.client().heartbeats().getLast().peerHeard()).isTrue();
        assertThat(aliceAgain.client().heartbeats().getLast().epoch()).isEqualTo(2);
        switchTo(aliceB, aliceAgain, 3);
        relays.network.runMillis(1_000);
        assertThat(aliceAgain.from("p-bob", "camera").decodedAt()).hasSizeGreaterThan(15);
        assertThat(lastDecodedMillisAgo(bobB.from("p-alice", "camera"))).isLessThan(100);
    }

    @Test
    void theStandbyMayDieUnnoticed() {
        // When
        relays.b.loop.kill();
        relays.network.runMillis(2_000);

        // Then
        assertThat(bobA.from("p-alice", "camera").longestDecodingGapMillis()).isLessThan(50);
        assertThat(relays.a.listener.lines()).contains("lost relay-b [" + TwoRelays.MEETING + "]");
    }

    @Test
    void aLateTurnOfItsOwnIsNotThePeersSilence() {
        // When
        relays.a.loop.sleep();
        relays.network.runMillis(300);
        relays.a.loop.wake();
        relays.network.runMillis(100);

        // Then
        assertThat(relays.a.listener.lines()).noneMatch(line -> line.startsWith("lost"));
        assertThat(relays.b.listener.lines()).contains("lost relay-a [" + TwoRelays.MEETING + "]");
    }

    private void switchToB(Path from, Path to, long activation) {
        switchTo(from, to, activation);
    }

    private void switchTo(Path from, Path to, long activation) {
        from.client().sendMedia(false);
        to.client().sendMedia(true);
        relays.activate(to, true, activation);
    }

    private long lastDecodedMillisAgo(ReceivedStream stream) {
        return (relays.network.nanoTime() - stream.decodedAt().getLast()) / 1_000_000;
    }
}
