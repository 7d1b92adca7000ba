package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingScenarioTest {
    private final TwoRelays relays = new TwoRelays();

    @Test
    void participantsSeeAndHearEachOther() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1, "p-bob");
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");

        // When
        alice.client().sendMedia(true);
        bob.client().sendMedia(true);
        relays.network.runMillis(2_000);

        // Then
        for (ReceivedStream camera :
                List.of(bob.from("p-alice", "camera"), alice.from("p-bob", "camera"))) {
            assertThat(camera.decodedAt()).hasSizeGreaterThan(45);
            assertThat(camera.longestDecodingGapMillis()).isLessThanOrEqualTo(40);
            assertThat(camera.missing()).isEmpty();
        }
        assertThat(bob.from("p-alice", "microphone").packets()).hasSizeGreaterThan(95);
    }

    @Test
    void someoneWhoJoinsLaterGetsAKeyframeAtOnce() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        alice.client().sendMedia(true);
        relays.network.runMillis(5_000);

        // When
        long joinedAt = relays.network.nanoTime();
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        relays.network.runMillis(1_000);

        // Then
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat(camera.packets().getFirst().keyframeStart()).isTrue();
        assertThat((camera.decodedAt().getFirst() - joinedAt) / 1_000_000).isLessThan(60);
        assertThat(alice.client().keyframesSent()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 210, 330})
    void someoneWhoJoinsShortlyAfterAnotherBeginsWithTheSameKeyframe(int millisAfter) {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        alice.client().sendMedia(true);
        relays.network.runMillis(5_000);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        relays.network.runMillis(millisAfter);

        // When
        long joinedAt = relays.network.nanoTime();
        Path carol = relays.join(relays.a, "p-carol", true, 1, "p-alice");
        relays.network.runMillis(1_000);

        // Then
        ReceivedStream camera = carol.from("p-alice", "camera");
        assertThat(camera.packets().getFirst().keyframeStart()).isTrue();
        assertThat((camera.decodedAt().getFirst() - joinedAt) / 1_000_000).isLessThan(60);
        assertThat(camera.missing()).isEmpty();
        assertThat(camera.longestDecodingGapMillis()).isLessThanOrEqualTo(40);
        assertThat(bob.from("p-alice", "camera").longestDecodingGapMillis())
                .isLessThanOrEqualTo(40);
        assertThat(alice.client().keyframesSent()).isEqualTo(2);
    }

    @Test
    void aKeyframeIsAskedForWhenItCanBeReceivedAndNotBefore() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        alice.client().sendMedia(true);
        relays.network.runMillis(5_000);

        // When
        relays.handshakeTakes(150);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        long connectedAt = relays.network.nanoTime();
        relays.network.runMillis(1_000);

        // Then
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat((camera.decodedAt().getFirst() - connectedAt) / 1_000_000).isLessThan(60);
        assertThat(alice.client().keyframesSent()).isEqualTo(2);
    }

    @Test
    void lossOnBothWaysIsRepaired() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        alice.client().sendMedia(true);
        relays.network.runMillis(1_000);

        // When
        relays.network.clientLoss(0.1);
        relays.network.runMillis(10_000);
        relays.network.clientLoss(0);
        relays.network.runMillis(1_000);

        // Then
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat(camera.repeated()).isGreaterThan(50);
        assertThat(camera.missing()).isEmpty();
        assertThat(camera.decodedAt()).hasSizeGreaterThan(290);
        assertThat(alice.client().keyframesSent()).isLessThan(5);
    }

    @Test
    void whatAVeryLossyPathLosesIsThereWithinAFewFrames() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        alice.client().sendMedia(true);
        relays.network.runMillis(1_000);

        // When
        relays.network.clientLoss(0.15);
        relays.network.runMillis(60_000);
        relays.network.clientLoss(0);
        relays.network.runMillis(1_000);

        // Then
        ReceivedStream camera = bob.from("p-alice", "camera");
        assertThat(camera.missing()).isEmpty();
        assertThat(camera.longestDecodingGapMillis()).isLessThan(200);
    }

    @Test
    void numbersGoOnWithoutAGap() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");

        // When
        alice.client().sendMedia(true);
        relays.network.runMillis(3_000);

        // Then
        List<Packet> packets = bob.from("p-alice", "camera").packets();
        assertThat(packets).allMatch(packet -> packet.payloadType() == 96);
        Continuity.check(packets);
    }

    @Test
    void manyKeyframeRequestsBecomeFew() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");
        alice.client().sendMedia(true);
        relays.network.runMillis(2_000);
        int before = alice.client().keyframesSent();

        // When
        for (int i = 0; i < 100; i++) {
            bob.client().requestKeyframe(bob.mid("p-alice", "camera"));
            relays.network.runMillis(20);
        }

        // Then
        assertThat(alice.client().keyframesSent() - before).isBetween(3, 7);
    }

    @Test
    void idleSessionsGetTheHeartbeatOnly() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", false, 0, "p-alice");
        alice.client().sendMedia(true);

        // When
        relays.network.runMillis(1_000);

        // Then
        assertThat(bob.from("p-alice", "camera").packets()).isEmpty();
        assertThat(bob.from("p-alice", "microphone").packets()).isEmpty();
        assertThat(bob.client().heartbeats()).hasSizeBetween(24, 26);
        HeartbeatPayload last = bob.client().heartbeats().getLast();
        assertThat(last.active()).isFalse();
        assertThat(last.peerHeard()).isTrue();
        assertThat(last.fenced()).isFalse();
        assertThat(last.epoch()).isEqualTo(1);
        assertThat(alice.client().heartbeats().getLast().active()).isTrue();
    }

    @Test
    void publishersGetReportsAndTheBitRateTheyMayUse() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);

        // When
        alice.client().sendMedia(true);
        relays.network.runMillis(2_500);

        // Then
        assertThat(alice.client().remb()).isBetween(2_490_000L, 2_500_000L);
        assertThat(alice.client().reportBlocks()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void senderReportsLineUpSoundAndPicture() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);
        Path bob = relays.join(relays.a, "p-bob", true, 1, "p-alice");

        // When
        alice.client().sendMedia(true);
        relays.network.runMillis(3_000);

        // Then: a packet sent at one time has one NTP time, whichever stream it belongs to
        double audio = captureSeconds(bob, "microphone", 48_000);
        double video = captureSeconds(bob, "camera", 90_000);
        assertThat(audio - video).isBetween(-0.045, 0.045);
    }

    /** NTP time of the newest packet by its stream's sender report, less its arrival. */
    private double captureSeconds(Path bob, String source, int clockRate) {
        Packet newest = bob.from("p-alice", source).packets().getLast();
        long[] report = bob.client().senderReport(bob.mid("p-alice", source));
        double ntp = report[0] / 4_294_967_296.0;
        int ticks = newest.timestamp() - (int) report[1];
        return ntp + (double) ticks / clockRate - newest.at() / 1e9;
    }

    @Test
    void leavingEndsTheSession() {
        // Given
        relays.placeBoth(1);
        Path alice = relays.join(relays.a, "p-alice", true, 1);

        // When
        relays.await(relays.a.relay.remove(TwoRelays.MEETING, "p-alice"));
        relays.network.runMillis(10);

        // Then
        assertThat(alice.client().hasEnded()).isTrue();
        assertThat(relays.a.snapshot().sessions()).isEmpty();
        assertThat(relays.a.listener.lines()).contains("closed p-alice: removed");
    }
}
