package dev.evenkeel.media.sfu.inbound;

import static dev.evenkeel.media.sfu.inbound.TestStreams.vp8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.inbound.TestStreams.Recorded;
import org.junit.jupiter.api.Test;

class InboundTrackTest {
    private static final long MILLI = 1_000_000;

    private final Recorded recorded = new Recorded(true);
    private final InboundTrack track = recorded.track;
    private long now = 10_000 * MILLI;

    private void receive(int sequence) {
        track.received(vp8(sequence, sequence * 3_000, sequence, 0, false), now);
    }

    @Test
    void deliversEachPacketOnce() {
        // When
        receive(10);
        receive(12);
        receive(11);
        receive(12);
        track.repaired(vp8(11, 0, 0, 0, false), now);

        // Then
        assertThat(recorded.delivered).containsExactly(10, 12, 11);
    }

    @Test
    void asksForWhatIsMissingUntilItComes() {
        // Given
        receive(65_534);
        receive(1);

        // When
        track.tick(now + 10 * MILLI);
        track.repaired(vp8(65_535, 0, 0, 0, false), now);
        track.tick(now + 50 * MILLI);

        // Then
        assertThat(recorded.requested).containsExactly(65_535, 0, 0);
        assertThat(recorded.delivered).containsExactly(65_534, 1, 65_535);
    }

    @Test
    void wantsAKeyframeForWhatItGaveUp() {
        // Given
        receive(1);
        receive(3);

        // When
        for (int i = 0; i < 100; i++) {
            now += 20 * MILLI;
            receive(4 + i);
            track.tick(now);
        }

        // Then
        assertThat(recorded.keyframeRequests).isPositive();
    }

    @Test
    void beginsAgainAfterSilence() {
        // Given
        receive(1);
        long first = track.layers().beganAt();

        // When
        now += 400 * MILLI;
        receive(2);
        long stillFlowing = track.layers().beganAt();
        now += 600 * MILLI;
        receive(3);

        // Then
        assertThat(stillFlowing).isEqualTo(first);
        assertThat(track.layers().beganAt()).isEqualTo(now);
    }

    @Test
    void beginsAgainAfterAGoodbye() {
        // Given
        receive(1);
        track.ended(now);

        // When
        now += 20 * MILLI;
        receive(2);

        // Then
        assertThat(track.layers().beganAt()).isEqualTo(now);
    }

    @Test
    void aJumpInNumbersIsANewStart() {
        // Given
        receive(1);

        // When
        receive(20_000);
        track.tick(now + 10 * MILLI);

        // Then
        assertThat(recorded.requested).isEmpty();
        assertThat(track.statistics().cumulativeLost()).isZero();
        assertThat(recorded.delivered).containsExactly(1, 20_000);
    }
}
