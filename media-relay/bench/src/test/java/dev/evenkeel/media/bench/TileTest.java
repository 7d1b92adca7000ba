package dev.evenkeel.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TileTest {
    private static final long FRAME = 40_000_000;
    private static final int PACKETS = 2;

    private final VideoSource source = new VideoSource().keyframesWhenAsked();
    private final Tile tile = new Tile();
    private long now;
    private boolean keyframeNeeded;

    TileTest() {
        source.packetsPerFrame(PACKETS);
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            now += FRAME;
            for (int part = 0; part < PACKETS; part++) {
                keyframeNeeded = tile.take(source.next(), now);
            }
        }
    }

    private Duration longest() {
        return tile.longestWithout(now);
    }

    @Test
    void framesInARowAreShown() {
        // When
        frames(5);

        // Then
        assertThat(tile.frames()).isEqualTo(5);
        assertThat(tile.firstShown()).isEqualTo(FRAME);
        assertThat(longest()).isEqualTo(Duration.ofMillis(40));
        assertThat(tile.lost()).isZero();
        assertThat(keyframeNeeded).isFalse();
    }

    @Test
    void nothingIsShownBeforeAKeyframe() {
        // Given: the beginning was sent to somebody else
        source.next();
        source.next();

        // When
        frames(3);

        // Then
        assertThat(tile.frames()).isZero();
        assertThat(keyframeNeeded).isTrue();
    }

    @Test
    void whatWasMissedStandsStillUntilTheNextKeyframe() {
        // Given
        frames(2);
        source.next();

        // When
        now += FRAME;
        keyframeNeeded = tile.take(source.next(), now);
        boolean neededAtOnce = keyframeNeeded;
        frames(3);
        source.askForKeyframe();
        frames(1);

        // Then
        assertThat(neededAtOnce).isTrue();
        assertThat(tile.lost()).isEqualTo(1);
        assertThat(tile.frames()).isEqualTo(3);
        assertThat(longest()).isEqualTo(Duration.ofMillis(5 * 40));
        assertThat(keyframeNeeded).isFalse();
    }

    @Test
    void aPacketThatComesTooLateChangesNothing() {
        // Given
        byte[] late = source.next().clone();
        tile.take(late, now);
        keyframeNeeded = tile.take(source.next(), now);

        // When
        keyframeNeeded = tile.take(late, now + FRAME);

        // Then
        assertThat(tile.frames()).isEqualTo(1);
        assertThat(tile.newest()).isEqualTo(2);
        assertThat(keyframeNeeded).isFalse();
    }

    @Test
    void standingStillAtTheEndCounts() {
        // Given
        frames(3);
        tile.begin(now);

        // When
        frames(1);
        now += 5 * FRAME;

        // Then
        assertThat(tile.frames()).isEqualTo(1);
        assertThat(tile.bytes()).isEqualTo(PACKETS * VideoSource.PACKET_LENGTH);
        assertThat(longest()).isEqualTo(Duration.ofMillis(200));
    }
}
