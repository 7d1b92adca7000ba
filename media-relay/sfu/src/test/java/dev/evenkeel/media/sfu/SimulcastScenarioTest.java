package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.simulation.ReceivedStream.Packet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice's camera comes in three layers; what others get depends on what they show. */
class SimulcastScenarioTest {
    private static final int SMALL = 5_000;
    private static final int MIDDLE = 5_001;
    private static final int LARGE = 5_002;

    private final TwoRelays relays = new TwoRelays();
    private Path alice;

    @BeforeEach
    void alicePublishes() {
        relays.placeBoth(1);
        alice = relays.publishLayers(relays.a, "p-alice", SMALL);
        relays.network.runMillis(1_000);
    }

    private static ReceivedStream camera(Path path) {
        return path.from("p-alice", "camera");
    }

    /** Which layer the newest packet is of. */
    private static int layer(Path path) {
        return camera(path).packets().getLast().encoder();
    }

    private static void unbroken(Path path) {
        Continuity.check(camera(path).packets());
        assertThat(camera(path).missing()).isEmpty();
        assertThat(camera(path).longestDecodingGapMillis()).isLessThanOrEqualTo(120);
    }

    @Test
    void withoutAWordTheLargestLayerComes() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");

        // When
        relays.network.runMillis(2_000);

        // Then
        assertThat(layer(bob)).isEqualTo(LARGE);
        unbroken(bob);
        assertThat(relays.a.snapshot().streams())
                .filteredOn(RelaySnapshot.Stream::outbound)
                .filteredOn(RelaySnapshot.Stream::video)
                .extracting(RelaySnapshot.Stream::layer)
                .containsExactly(2);
    }

    @Test
    void theTileDecidesAndSwitchesGoBothWaysWithoutABreak() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.show(bob, "p-alice/camera", 320, 180);
        relays.network.runMillis(1_000);
        final int small = layer(bob);

        // When
        relays.show(bob, "p-alice/camera", 1_280, 720);
        relays.network.runMillis(1_500);
        final int large = layer(bob);
        relays.show(bob, "p-alice/camera", 640, 360);
        relays.network.runMillis(1_500);

        // Then
        assertThat(small).isEqualTo(SMALL);
        assertThat(large).isEqualTo(LARGE);
        assertThat(layer(bob)).isEqualTo(MIDDLE);
        unbroken(bob);
    }

    @Test
    void aLayerBeginsWithAKeyframeOnly() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");

        // When
        for (int i = 0; i < 10; i++) {
            int height = List.of(180, 720, 360).get(i % 3);
            relays.show(bob, "p-alice/camera", height * 16 / 9, height);
            relays.network.runMillis(700);
        }

        // Then
        List<Packet> packets = camera(bob).packets();
        for (int i = 1; i < packets.size(); i++) {
            boolean switched = packets.get(i).encoder() != packets.get(i - 1).encoder();
            assertThat(!switched || packets.get(i).keyframeStart()).isTrue();
        }
        assertThat(packets.stream().map(Packet::encoder).distinct()).hasSize(3);
        unbroken(bob);
    }

    @Test
    void whenTheSenderStopsALayerTheNextOneTakesOver() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);

        // When
        alice.client().sendLayer(LARGE, false);
        relays.network.runMillis(1_500);
        final int meanwhile = layer(bob);
        alice.client().sendLayer(LARGE, true);
        relays.network.runMillis(1_500);

        // Then
        assertThat(meanwhile).isEqualTo(MIDDLE);
        assertThat(layer(bob)).isEqualTo(LARGE);
        assertThat(camera(bob).longestDecodingGapMillis()).isLessThan(600);
        Continuity.check(camera(bob).packets());
    }

    @Test
    void whatIsHiddenIsNotSentAndComesBackWithAKeyframe() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);

        // When
        relays.show(bob, "p-alice/camera", 0, 0);
        relays.network.runMillis(50);
        int before = camera(bob).packets().size();
        relays.network.runMillis(1_000);
        int hidden = camera(bob).packets().size();
        String state = videoState();
        relays.show(bob, "p-alice/camera", 320, 180);
        relays.network.runMillis(1_000);

        // Then
        assertThat(hidden).isEqualTo(before);
        assertThat(state).isEqualTo("paused");
        assertThat(camera(bob).packets().get(hidden).keyframeStart()).isTrue();
        assertThat(layer(bob)).isEqualTo(SMALL);
        assertThat(bob.from("p-alice", "microphone").missing()).isEmpty();
        Continuity.check(camera(bob).packets());
    }

    private String videoState() {
        return relays.a.snapshot().streams().stream()
                .filter(stream -> stream.outbound() && stream.video())
                .map(RelaySnapshot.Stream::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lossIsRepairedInEveryLayerAndNothingTears() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);

        // When: 5 % each way, and the tile changes all the time
        relays.network.clientLoss(0.05);
        for (int i = 0; i < 12; i++) {
            int height = List.of(180, 720, 360).get(i % 3);
            relays.show(bob, "p-alice/camera", height * 16 / 9, height);
            watchForASecond(bob);
        }
        relays.network.clientLoss(0);
        relays.network.runMillis(1_500);

        // Then
        // a number that fell to a packet of a layer left meanwhile is filled with an empty one
        assertThat(
                        camera(bob).packets().stream()
                                .filter(packet -> packet.length() > 0)
                                .map(Packet::encoder)
                                .distinct())
                .hasSize(3);
        assertThat(camera(bob).missing()).isEmpty();
        assertThat(camera(bob).decodedAt()).hasSizeGreaterThan(320);
        assertThat(camera(bob).longestDecodingGapMillis()).isLessThan(700);
    }

    /** As a browser: what cannot be decoded for 200 ms is asked for anew. */
    private void watchForASecond(Path path) {
        for (int i = 0; i < 10; i++) {
            relays.network.runMillis(100);
            long decodedAt = camera(path).decodedAt().getLast();
            if (relays.network.nanoTime() - decodedAt > 200_000_000) {
                path.client().requestKeyframe(path.mid("p-alice", "camera"));
            }
        }
    }

    @Test
    void theBridgeCarriesWhatTheOtherSideWatches() {
        // Given
        Path bob = relays.watch(relays.b, "p-bob", "p-alice");
        relays.network.runMillis(1_500);
        final int large = layer(bob);
        long all = bridgedPerSecond();

        // When
        relays.show(bob, "p-alice/camera", 320, 180);
        relays.network.runMillis(1_500);
        long few = bridgedPerSecond();
        final int small = layer(bob);
        relays.show(bob, "p-alice/camera", 1_280, 720);
        relays.network.runMillis(1_500);

        // Then: 75 packets a second each layer, 50 of sound, 30 of the bridge itself
        assertThat(large).isEqualTo(LARGE);
        assertThat(small).isEqualTo(SMALL);
        assertThat(all).isBetween(200L, 260L);
        assertThat(few).isBetween(140L, 175L);
        assertThat(layer(bob)).isEqualTo(LARGE);
        unbroken(bob);
    }

    private long bridgedPerSecond() {
        long before = relays.b.counters().bridgePacketsReceived();
        relays.network.runMillis(1_000);
        return relays.b.counters().bridgePacketsReceived() - before;
    }

    @Test
    void aMoveToTheOtherRelayIsOneUnbrokenPicture() {
        // Given
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(1_000);

        // When: Alice goes on over relay B, with all layers anew
        alice.client().sendMedia(false);
        Path aliceB = relays.publishLayers(relays.b, "p-alice", 6_000);
        relays.activate(aliceB, true, 2);
        relays.network.runMillis(2_000);

        // Then
        assertThat(layer(bob)).isEqualTo(6_002);
        Continuity.check(camera(bob).packets());
        assertThat(camera(bob).longestDecodingGapMillis()).isLessThanOrEqualTo(150);
    }
}
