package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenkeel.media.rtp.LayersPayload.Line;
import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import dev.evenkeel.media.sfu.tap.BlockPool;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice's camera comes in three layers, and she sends those that the relay asks for. */
class LayerWishScenarioTest {
    private static final int SMALL = 5_000;
    private static final int MIDDLE = 5_001;
    private static final int LARGE = 5_002;
    private static final int SWITCHED_OFF_AFTER = 6_000;

    private final TwoRelays relays = new TwoRelays();
    private Path alice;

    @BeforeEach
    void alicePublishes() {
        relays.placeBoth(1);
        alice = publish(relays.a, SMALL);
        relays.network.runMillis(1_000);
    }

    private Path publish(TwoRelays.Node node, int ssrc) {
        Path path = relays.publishLayers(node, "p-alice", ssrc);
        path.client().obeyLayers(mid(path), ssrc, ssrc + 1, ssrc + 2);
        return path;
    }

    private static String mid(Path path) {
        return path.mids().get("p-alice/camera");
    }

    private Path watch(TwoRelays.Node node, String participant, int height) {
        Path path = relays.watch(node, participant, "p-alice");
        show(path, height);
        return path;
    }

    private void show(Path path, int height) {
        relays.show(path, "p-alice/camera", height * 16 / 9, height);
    }

    private static ReceivedStream camera(Path path) {
        return path.from("p-alice", "camera");
    }

    private static int layer(Path path) {
        return camera(path).packets().getLast().encoder();
    }

    private List<Integer> sent() {
        return List.of(SMALL, MIDDLE, LARGE).stream()
                .filter(ssrc -> alice.client().sendsLayer(ssrc))
                .toList();
    }

    private static void unbroken(Path path) {
        Continuity.check(camera(path).packets());
        assertThat(camera(path).missing()).isEmpty();
        assertThat(camera(path).longestDecodingGapMillis()).isLessThanOrEqualTo(120);
    }

    @Test
    void whileNobodyWatchesOnlyTheSmallestIsSent() {
        // When
        relays.network.runMillis(2_000);
        final List<Integer> soon = sent();
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // Then
        assertThat(soon).hasSize(3);
        assertThat(sent()).containsExactly(SMALL);
    }

    @Test
    void whatTilesShowIsSentAndAnEnlargedTileGetsItsLayerAtOnce() {
        // Given
        Path bob = watch(relays.a, "p-bob", 180);
        watch(relays.a, "p-chen", 180);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        final List<Integer> small = sent();

        // When
        show(bob, 720);
        relays.network.runMillis(200);

        // Then
        assertThat(small).containsExactly(SMALL);
        assertThat(sent()).containsExactly(SMALL, LARGE);
        assertThat(layer(bob)).isEqualTo(LARGE);
        unbroken(bob);
    }

    @Test
    void alayerThatIsStillUsedBySomebodyStays() {
        // Given
        Path bob = watch(relays.a, "p-bob", 720);
        Path chen = watch(relays.a, "p-chen", 360);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        final List<Integer> both = sent();

        // When
        show(bob, 180);
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // Then
        assertThat(both).hasSize(3);
        assertThat(sent()).containsExactly(SMALL, MIDDLE);
        unbroken(bob);
        unbroken(chen);
    }

    @Test
    void whoComesLateBeginsWithWhatRunsAndStartsNoEncoder() {
        // Given
        watch(relays.a, "p-bob", 180);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        alice.client().layerWishes().clear();

        // When: the page says what it shows a moment after it has joined
        Path chen = relays.watch(relays.a, "p-chen", "p-alice");
        relays.network.runMillis(400);
        show(chen, 180);
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // Then
        assertThat(layer(chen)).isEqualTo(SMALL);
        assertThat(alice.client().layerWishes())
                .flatExtracting(wish -> wish.lines())
                .extracting(Line::on)
                .containsOnly(0b001);
    }

    @Test
    void whoNeverSaysWhatIsShownGetsTheLargest() {
        // Given
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // When
        Path bob = relays.watch(relays.a, "p-bob", "p-alice");
        relays.network.runMillis(2_000);

        // Then
        assertThat(layer(bob)).isEqualTo(LARGE);
    }

    @Test
    void theOtherRelaysTilesCountToo() {
        // Given
        Path bob = watch(relays.b, "p-bob", 180);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        final List<Integer> small = sent();

        // When
        show(bob, 720);
        relays.network.runMillis(300);
        final List<Integer> large = sent();
        final int shown = layer(bob);
        show(bob, 0);
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // Then
        assertThat(small).containsExactly(SMALL);
        assertThat(large).containsExactly(SMALL, LARGE);
        assertThat(shown).isEqualTo(LARGE);
        assertThat(sent()).containsExactly(SMALL);
    }

    @Test
    void aRecorderTakesTheLargest() {
        // Given
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        final List<Integer> before = sent();
        MeetingTap tap = new MeetingTap(new BlockPool(4 << 20), () -> 0);
        tap.record(Set.of("p-alice"));

        // When
        relays.await(relays.a.relay.tap(TwoRelays.MEETING, tap));
        relays.network.runMillis(SWITCHED_OFF_AFTER);

        // Then
        assertThat(before).containsExactly(SMALL);
        assertThat(sent()).containsExactly(SMALL, LARGE);
    }

    @Test
    void afterTheLossOfTheRelayNothingIsSwitchedForSeconds() {
        // Given: everybody has a path to relay B, over which nothing goes
        Path bob = watch(relays.a, "p-bob", 720);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        Path bobB = watch(relays.b, "p-bob", 720);
        relays.activate(bobB, false, 1);
        relays.network.runMillis(1_000);

        // When
        relays.a.loop.close();
        Path aliceB = publish(relays.b, 6_000);
        relays.activate(aliceB, true, 2);
        relays.activate(bobB, true, 2);
        relays.network.runMillis(3_000);

        // Then
        assertThat(aliceB.client().layerWishes())
                .isNotEmpty()
                .flatExtracting(wish -> wish.lines())
                .extracting(Line::off)
                .containsOnly(0);
        assertThat(layer(bobB)).isEqualTo(6_002);
        assertThat(bob.client().hasEnded()).isFalse();
    }

    @Test
    void whatIsWishedIsSaidAgainEachSecondAndTold() {
        // Given
        watch(relays.a, "p-bob", 360);
        relays.network.runMillis(SWITCHED_OFF_AFTER);
        final int before = alice.client().layerWishes().size();

        // When
        relays.network.runMillis(5_000);

        // Then
        assertThat(alice.client().layerWishes()).hasSizeBetween(before + 4, before + 6);
        ParticipantState state =
                relays.await(relays.a.relay.participant(TwoRelays.MEETING, "p-alice"))
                        .orElseThrow();
        assertThat(state.paths().getFirst().layers())
                .extracting(ParticipantState.Layer::rid, ParticipantState.Layer::wish)
                .containsExactly(tuple("q", "on"), tuple("h", "on"), tuple("f", "off"));
    }
}
