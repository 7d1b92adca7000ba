package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The meeting's pictures are held below a ceiling, on both relays of the pair, and rise again. */
class CeilingScenarioTest {
    private static final int SMALL = 5_000;
    private static final int MIDDLE = 5_001;
    private static final int LARGE = 5_002;
    private static final LayerCeiling LINES =
            new LayerCeiling(360, LayerCeiling.NONE.bitsPerSecond());
    private static final LayerCeiling NO_CAMERAS =
            new LayerCeiling(0, LayerCeiling.NONE.bitsPerSecond());

    private final TwoRelays relays = new TwoRelays();
    private Path alice;
    private long revision;

    @BeforeEach
    void alicePublishes() {
        relays.placeBoth(1);
        alice = relays.publishLayers(relays.a, "p-alice", SMALL);
        String mid = alice.mids().get("p-alice/camera");
        alice.client().obeyLayers(mid, SMALL, MIDDLE, LARGE);
        relays.network.runMillis(1_000);
    }

    @Test
    void aLowerLayerComesWithItsKeyframeAndTheLargeOneComesBack() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        Path eve = relays.watch(relays.b, "p-eve", "p-alice");
        relays.network.runMillis(2_000);
        final long before = bitsPerSecond(bob);

        // When
        hold(LINES);
        relays.network.runMillis(1_000);
        final long held = bitsPerSecond(bob);
        final List<Integer> lower = List.of(layer(bob), layer(eve));
        hold(LayerCeiling.NONE);
        relays.network.runMillis(3_000);

        // Then
        assertThat(lower).containsOnly(MIDDLE);
        assertThat(held).isLessThan(before);
        assertThat(bitsPerSecond(bob)).isCloseTo(before, within(before));
        for (Path path : List.of(bob, eve)) {
            assertThat(layer(path)).isEqualTo(LARGE);
            changesWithKeyframesOnly(path);
            unbroken(path);
        }
    }

    @Test
    void whatAReceiverGetsFallsBelowTheBitRate() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(2_000);
        final long before = bitsPerSecond(bob);

        // When: room for voice and less than the largest layer
        long most = before / 2;
        hold(new LayerCeiling(LayerCeiling.NONE.lines(), most));
        relays.network.runMillis(1_500);
        final long held = bitsPerSecond(bob) + voiceBitsPerSecond(bob);
        hold(LayerCeiling.NONE);
        relays.network.runMillis(3_000);

        // Then
        assertThat(held).isLessThanOrEqualTo(most);
        assertThat(layer(bob)).isEqualTo(LARGE);
        changesWithKeyframesOnly(bob);
        unbroken(bob);
    }

    @Test
    void theSenderIsAskedForNoMoreThanTheCeilingLets() {
        // Given
        relays.watch(relays.a, "p-bob", "p-alice");
        relays.watch(relays.b, "p-eve", "p-alice");
        relays.network.runMillis(2_000);
        final long before = receivedPerSecond();

        // When
        hold(LINES);
        relays.network.runMillis(7_000);
        final long lowered = receivedPerSecond();
        hold(LayerCeiling.NONE);
        relays.network.runMillis(3_000);

        // Then: 75 packets a second each layer and 50 of sound; the smallest layer is never off
        assertThat(before).isEqualTo(275);
        assertThat(lowered).isEqualTo(200);
        assertThat(receivedPerSecond()).isEqualTo(275);
    }

    @Test
    void withoutCamerasTheVoiceGoesOnAndThePictureBeginsAnewAfterwards() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);

        // When
        hold(NO_CAMERAS);
        relays.network.runMillis(300);
        int before = camera(bob).packets().size();
        relays.network.runMillis(1_000);
        int after = camera(bob).packets().size();
        hold(LayerCeiling.NONE);
        relays.network.runMillis(1_500);

        // Then
        assertThat(after).isEqualTo(before);
        assertThat(camera(bob).packets().get(after).keyframeStart()).isTrue();
        assertThat(bob.from("p-alice", "microphone").missing()).isEmpty();
        Continuity.check(camera(bob).packets());
    }

    @Test
    void anOlderOrderChangesNothing() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);
        hold(LINES);

        // When
        boolean late = relays.await(relays.a.relay.hold(TwoRelays.MEETING, LayerCeiling.NONE, 1));
        relays.network.runMillis(1_500);

        // Then
        assertThat(late).isFalse();
        assertThat(layer(bob)).isEqualTo(MIDDLE);
    }

    private void hold(LayerCeiling ceiling) {
        revision++;
        for (TwoRelays.Node node : List.of(relays.a, relays.b)) {
            assertThat(relays.await(node.relay.hold(TwoRelays.MEETING, ceiling, revision)))
                    .isTrue();
        }
    }

    private static ReceivedStream camera(Path path) {
        return path.from("p-alice", "camera");
    }

    private static int layer(Path path) {
        return camera(path).packets().getLast().encoder();
    }

    private long bitsPerSecond(Path path) {
        return bitsPerSecond(camera(path));
    }

    private long voiceBitsPerSecond(Path path) {
        return bitsPerSecond(path.from("p-alice", "microphone"));
    }

    private long bitsPerSecond(ReceivedStream stream) {
        int from = stream.packets().size();
        relays.network.runMillis(1_000);
        return 8L * stream.packets().stream().skip(from).mapToLong(Packet::length).sum();
    }

    private long receivedPerSecond() {
        long before = relays.a.counters().packetsReceived();
        relays.network.runMillis(1_000);
        return relays.a.counters().packetsReceived() - before;
    }

    private static Offset<Long> within(long of) {
        return Offset.offset(of / 10);
    }

    private static void changesWithKeyframesOnly(Path path) {
        List<Packet> packets = camera(path).packets();
        for (int i = 1; i < packets.size(); i++) {
            boolean switched = packets.get(i).encoder() != packets.get(i - 1).encoder();
            assertThat(!switched || packets.get(i).keyframeStart()).isTrue();
        }
    }

    private static void unbroken(Path path) {
        Continuity.check(camera(path).packets());
        assertThat(camera(path).missing()).isEmpty();
        assertThat(camera(path).longestDecodingGapMillis()).isLessThanOrEqualTo(150);
    }
}
