package dev.evenkeel.media.sfu.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathLossTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int ONE_PERCENT = 3;
    private static final int TWO_PERCENT = 5;
    private static final int SIX_PERCENT = 15;
    private static final int TEN_PERCENT = 26;

    private final PathLoss loss = new PathLoss();

    @Test
    void aPathNobodyHasReportedOnIsTakenForGood() {
        assertThat(loss.lossy(SECOND)).isFalse();
        assertThat(loss.heavy(SECOND)).isFalse();
    }

    @Test
    void aLittleLossAsksForNothing() {
        // When
        loss.reported(ONE_PERCENT, SECOND);

        // Then
        assertThat(loss.noticeable(SECOND)).isFalse();
        assertThat(loss.lossy(SECOND)).isFalse();
    }

    @Test
    void onePacketOfSoundInASecondIsNoticed() {
        // When
        loss.reported(TWO_PERCENT, SECOND);

        // Then
        assertThat(loss.noticeable(SECOND)).isTrue();
        assertThat(loss.lossy(SECOND)).isFalse();
        assertThat(loss.noticeable(5 * SECOND)).isTrue();
        assertThat(loss.noticeable(5 * SECOND + 1)).isFalse();
    }

    @Test
    void moreIsLossyAndMuchMoreIsHeavy() {
        // When
        loss.reported(SIX_PERCENT, SECOND);

        // Then
        assertThat(loss.lossy(SECOND)).isTrue();
        assertThat(loss.heavy(SECOND)).isFalse();

        // When
        loss.reported(TEN_PERCENT, SECOND);

        // Then
        assertThat(loss.heavy(SECOND)).isTrue();
    }

    @Test
    void theWorstOfFourSecondsCounts() {
        // Given
        loss.reported(TEN_PERCENT, SECOND);

        // When
        loss.reported(0, 2 * SECOND);

        // Then
        assertThat(loss.heavy(5 * SECOND)).isTrue();
        assertThat(loss.lossy(5 * SECOND + 1)).isFalse();

        // When
        loss.reported(SIX_PERCENT, 6 * SECOND);

        // Then
        assertThat(loss.lossy(6 * SECOND)).isTrue();
        assertThat(loss.heavy(6 * SECOND)).isFalse();
    }

    @Test
    void aPathThatGoesOnLosingIsLossyAllTheTime() {
        // Given: one bad second, then six percent in each
        loss.reported(TEN_PERCENT, SECOND);

        // Then
        for (int second = 2; second < 20; second++) {
            assertThat(loss.lossy(second * SECOND)).isTrue();
            loss.reported(SIX_PERCENT, second * SECOND);
            assertThat(loss.lossy(second * SECOND + SECOND / 2)).isTrue();
        }
        assertThat(loss.heavy(20 * SECOND)).isFalse();
    }
}
