package dev.evenkeel.media.sfu.outbound;

import static dev.evenkeel.media.sfu.inbound.TestStreams.opus;
import static dev.evenkeel.media.sfu.inbound.TestStreams.vp8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.TestStreams.Recorded;
import org.junit.jupiter.api.Test;

class SourceSelectionTest {
    private static final long MILLI = 1_000_000;

    private final SourceSelection selection = new SourceSelection();
    private long now = 1_000 * MILLI;

    private boolean accept(Recorded source, MediaPacket packet) {
        source.track.received(packet, now);
        return selection.accept(source.track, packet, now);
    }

    @Test
    void theSoundThatBeganLastWins() {
        // Given
        Recorded old = new Recorded(false);
        Recorded young = new Recorded(false);
        accept(old, opus(1, 0));

        // When
        now += 20 * MILLI;
        boolean taken = accept(young, opus(1, 0));
        now += 5 * MILLI;
        boolean straggler = accept(old, opus(2, 960));

        // Then
        assertThat(taken).isTrue();
        assertThat(straggler).isFalse();
        assertThat(selection.current()).isSameAs(young.track.layers());
    }

    @Test
    void thePictureThatBeganLastWinsWithItsKeyframe() {
        // Given
        Recorded old = new Recorded(true);
        Recorded young = new Recorded(true);
        accept(old, vp8(1, 0, 1, 1, true));
        now += 20 * MILLI;

        // When
        boolean delta = accept(young, vp8(1, 0, 1, 1, false));
        boolean meanwhile = accept(old, vp8(2, 0, 2, 1, false));
        boolean keyframe = accept(young, vp8(2, 0, 2, 1, true));
        boolean straggler = accept(old, vp8(3, 0, 3, 1, true));

        // Then
        assertThat(delta).isFalse();
        assertThat(young.keyframeRequests).isEqualTo(1);
        assertThat(meanwhile).isTrue();
        assertThat(keyframe).isTrue();
        assertThat(straggler).isFalse();
    }

    @Test
    void whoComesBackAfterSilenceBeginsAgain() {
        // Given
        Recorded one = new Recorded(false);
        Recorded other = new Recorded(false);
        accept(one, opus(1, 0));
        now += 20 * MILLI;
        accept(other, opus(1, 0));

        // When
        for (int i = 2; i < 35; i++) {
            now += 20 * MILLI;
            accept(other, opus(i, 0));
        }
        boolean back = accept(one, opus(2, 0));

        // Then
        assertThat(back).isTrue();
    }

    @Test
    void anOlderSourceMayFillInForASilentOne() {
        // Given
        Recorded one = new Recorded(false);
        Recorded other = new Recorded(false);
        accept(one, opus(1, 0));
        now += 20 * MILLI;
        accept(other, opus(1, 0));
        for (int i = 2; i < 18; i++) {
            now += 20 * MILLI;
            one.track.received(opus(i, 0), now);
        }

        // When
        boolean taken = accept(one, opus(18, 0));

        // Then
        assertThat(taken).isTrue();
    }
}
