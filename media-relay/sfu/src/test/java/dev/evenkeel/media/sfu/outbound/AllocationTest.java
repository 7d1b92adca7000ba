package dev.evenkeel.media.sfu.outbound;

import static dev.evenkeel.media.sfu.inbound.TestStreams.opus;
import static dev.evenkeel.media.sfu.inbound.TestStreams.vp8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.TestStreams.Recorded;
import dev.evenkeel.media.sfu.simulation.SilentTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two cameras in three layers of 30, 89 and 266 kbit/s, a screen like that, and a voice of 27. */
class AllocationTest {
    private static final long MILLI = 1_000_000;
    private static final long PLENTY = 10_000_000;

    private final Allocation allocation = new Allocation();
    private final List<DownTrack> tracks = new ArrayList<>();
    private final List<LayerSet> sets = new ArrayList<>();
    private final List<Recorded> layers = new ArrayList<>();
    private long now = 1_000 * MILLI;
    private final Recorded sound = new Recorded(false);
    private int sequence;
    private int step;
    private DownTrack voice;
    private DownTrack camera;
    private DownTrack other;
    private DownTrack screen;

    @BeforeEach
    void everythingFlows() {
        voice = track("microphone", false);
        camera = track("camera", true);
        other = track("camera", true);
        screen = track("screen", true);
        for (int set = 0; set < 3; set++) {
            LayerSet layerSet = new LayerSet(set + 1);
            sets.add(layerSet);
            for (int layer = 0; layer < 3; layer++) {
                layers.add(new Recorded(layerSet, layer));
            }
        }
        flow(100);
    }

    /** So many times 20 ms. */
    private void flow(int steps) {
        for (int i = 0; i < steps; i++) {
            step++;
            now += 20 * MILLI;
            feed(sound, voice, opus(step, 960 * step));
            for (int layer = 0; layer < layers.size(); layer++) {
                for (int copy = 0; copy < Math.pow(3, layer % 3); copy++) {
                    sequence++;
                    MediaPacket packet = vp8(sequence & 0xFFFF, step * 1_800, step, 1, true);
                    feed(layers.get(layer), tracks.get(1 + layer / 3), packet);
                }
            }
        }
    }

    /** What it comes to when the path carries this for some seconds. */
    private void settle(long bitsPerSecond) {
        for (int i = 0; i < 25; i++) {
            flow(5);
            allocate(bitsPerSecond);
        }
    }

    private void feed(Recorded source, DownTrack to, MediaPacket packet) {
        source.track.received(packet, now);
        to.forward(source.track, packet, now);
    }

    private DownTrack track(String source, boolean video) {
        PayloadTypes types =
                new PayloadTypes().add(Encoding.OPUS, 111, -1).add(Encoding.VP8, 96, 97);
        DownTrack track =
                new DownTrack(
                        new OutboundStream(
                                new TrackName("p-" + tracks.size(), source),
                                video,
                                tracks.size() + 1,
                                tracks.size() + 100),
                        types,
                        false,
                        new Egress(new SilentTransport(), new Scratch()),
                        new Scratch(),
                        new Random(1));
        track.serve(true);
        tracks.add(track);
        return track;
    }

    private void allocate(long bitsPerSecond) {
        allocation.allocate(tracks, bitsPerSecond, now);
    }

    @Test
    void withRoomEveryPictureFillsItsTile() {
        // Given
        camera.view(new View(320, 180, 0));
        other.view(new View(640, 360, 0));

        // When
        allocate(PLENTY);

        // Then
        assertThat(camera.layerLimit()).isZero();
        assertThat(other.layerLimit()).isEqualTo(1);
        assertThat(screen.layerLimit()).isEqualTo(2);
        assertThat(allocation.wishedBitsPerSecond()).isBetween(390_000L, 440_000L);
    }

    @Test
    void aCeilingOfLinesIsOneOfCamerasAndNotOfScreens() {
        // When
        allocation.allocate(
                tracks, PLENTY, new LayerCeiling(360, LayerCeiling.NONE.bitsPerSecond()), now);

        // Then
        assertThat(camera.layerLimit()).isEqualTo(1);
        assertThat(other.layerLimit()).isEqualTo(1);
        assertThat(screen.layer()).isEqualTo(2);
        assertThat(screen.layerLimit()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void withoutCamerasScreenAndVoiceGoOn() {
        // When
        allocation.allocate(
                tracks, PLENTY, new LayerCeiling(0, LayerCeiling.NONE.bitsPerSecond()), now);

        // Then
        assertThat(camera.paused()).isTrue();
        assertThat(other.paused()).isTrue();
        assertThat(screen.paused()).isFalse();
        assertThat(voice.paused()).isFalse();
    }

    @Test
    void aCeilingOfBitsIsSharedAsAPathIsWithoutStretchingIt() {
        // When: the voice, the screen in its middle layer and both cameras in their smallest
        LayerCeiling ceiling = new LayerCeiling(LayerCeiling.NONE.lines(), 27_000 + 180_000);
        for (int i = 0; i < 25; i++) {
            flow(5);
            allocation.allocate(tracks, PLENTY, ceiling, now);
        }

        // Then
        assertThat(screen.layerLimit()).isEqualTo(1);
        assertThat(camera.layerLimit()).isZero();
        assertThat(other.layerLimit()).isZero();
        assertThat(allocation.wishedBitsPerSecond()).isEqualTo(ceiling.bitsPerSecond());
    }

    @Test
    void theScreenGrowsFirstThenWhatIsRankedHigherThenTheLargerTile() {
        // Given: 27 + 3 · 30 for the smallest of all; 59 more for a middle, 177 for a large layer
        camera.view(new View(1_280, 720, 0));
        other.view(new View(1_280, 720, 5));
        tracks.forEach(track -> track.allow(0, LayerSelector.ALL));

        // When
        settle(27_000 + 3 * 30_000 + 340_000);

        // Then
        assertThat(screen.layerLimit()).isEqualTo(2);
        assertThat(other.layerLimit()).isEqualTo(1);
        assertThat(camera.layerLimit()).isZero();
    }

    @Test
    void whatHasNoRoomForLongPausesAndVoiceNever() {
        // When
        allocate(70_000);
        final boolean atOnce = screen.paused() || camera.paused() || other.paused();
        settle(70_000);

        // Then
        assertThat(atOnce).isFalse();
        assertThat(camera.thin() || camera.paused()).isTrue();
        assertThat(screen.paused()).isFalse();
        assertThat(other.paused()).isTrue();
        assertThat(voice.wanted()).isTrue();
        allocate(1);
        assertThat(voice.wanted()).isTrue();
    }

    @Test
    void wherePicturesFitTheyHaveAllTheirFrames() {
        // Given: a little too much for all
        allocate(27_000 + 85_000);
        final boolean thin = other.thin() || camera.thin();

        // When
        allocate(PLENTY);

        // Then
        assertThat(thin).isTrue();
        assertThat(camera.thin()).isFalse();
        assertThat(other.thin()).isFalse();
        assertThat(camera.paused()).isFalse();
    }

    @Test
    void whatIsPausedComesBackWhenThereIsRoom() {
        // Given
        settle(1);
        assertThat(camera.paused()).isTrue();

        // When
        allocate(PLENTY);

        // Then
        assertThat(camera.paused()).isFalse();
        assertThat(camera.takeResumed()).isTrue();
    }

    @Test
    void onACrowdedPathOnePictureAtATimeBecomesLarger() {
        // Given
        tracks.forEach(track -> track.allow(0, LayerSelector.ALL));

        // When
        allocate(27_000 + 3 * 30_000 + 340_000);

        // Then
        assertThat(screen.layerLimit()).isEqualTo(2);
        assertThat(camera.layerLimit()).isZero();
        assertThat(other.layerLimit()).isZero();
    }

    @Test
    void aLayerThatIsMoreThanThePathEndsAtOnce() {
        // Given
        allocate(PLENTY);
        flow(5);
        final int before = camera.layer();

        // When
        allocate(150_000);

        // Then
        assertThat(before).isEqualTo(2);
        assertThat(camera.layer()).isEqualTo(-1);
        assertThat(camera.paused()).isFalse();
        assertThat(camera.takeResumed()).isTrue();
    }

    @Test
    void whatIsHiddenTakesNothing() {
        // When
        camera.view(new View(0, 0, 0));
        allocate(PLENTY);

        // Then
        assertThat(camera.state()).isEqualTo(TrackState.PAUSED);
    }
}
