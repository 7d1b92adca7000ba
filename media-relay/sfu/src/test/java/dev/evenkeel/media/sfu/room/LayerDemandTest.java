package dev.evenkeel.media.sfu.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.room.LayerDemand.Wish;
import org.junit.jupiter.api.Test;

class LayerDemandTest {
    private static final long SECOND = 1_000_000_000;
    private static final long LONG_AGO = -3_600 * SECOND;
    private static final int SMALL = 0b001;
    private static final int MIDDLE = 0b010;
    private static final int LARGE = 0b100;

    private final LayerDemand demand = new LayerDemand(3);

    /** Looks ten times a second, as the relay does. */
    private void needed(int layers, long fromSecond, long untilSecond) {
        for (long now = fromSecond * SECOND; now < untilSecond * SECOND; now += SECOND / 10) {
            demand.weigh(layers, LONG_AGO, now);
        }
    }

    @Test
    void nothingIsSaidOfWhatJustBegan() {
        // When
        boolean news = demand.weigh(0, LONG_AGO, 0);

        // Then
        assertThat(news).isTrue();
        assertThat(demand.on()).isEqualTo(SMALL);
        assertThat(demand.off()).isZero();
    }

    @Test
    void whatNobodyNeedsForSecondsGoesOffButTheSmallestNever() {
        // When
        needed(0, 0, 3);
        final int soon = demand.off();
        needed(0, 3, 6);

        // Then
        assertThat(soon).isZero();
        assertThat(demand.off()).isEqualTo(MIDDLE | LARGE);
        assertThat(demand.on()).isEqualTo(SMALL);
    }

    @Test
    void whatIsNeededGoesOnAtOnce() {
        // Given
        needed(0, 0, 6);

        // When
        boolean news = demand.weigh(LARGE, LONG_AGO, 6 * SECOND);

        // Then
        assertThat(news).isTrue();
        assertThat(demand.on()).isEqualTo(SMALL | LARGE);
        assertThat(demand.off()).isEqualTo(MIDDLE);
    }

    @Test
    void aTileThatShrinksForAMomentStopsNothing() {
        // Given
        needed(LARGE, 0, 6);

        // When
        needed(0, 6, 9);
        final int off = demand.off();
        needed(LARGE, 9, 10);
        needed(0, 10, 13);

        // Then
        assertThat(off).isEqualTo(MIDDLE);
        assertThat(demand.off()).isEqualTo(MIDDLE);
        assertThat(demand.wish(2)).isEqualTo(Wish.AS_IT_IS);
    }

    @Test
    void nothingGoesOffWhileSomethingChanges() {
        // When: somebody waits for a keyframe all the time
        for (long now = 0; now < 20 * SECOND; now += SECOND / 10) {
            demand.weigh(SMALL, now, now);
        }

        // Then
        assertThat(demand.off()).isZero();
        assertThat(demand.wish(2)).isEqualTo(Wish.AS_IT_IS);
    }

    @Test
    void aDisturbanceStartsNothingAndStopsNothingForSeconds() {
        // Given
        needed(SMALL, 0, 6);

        // When
        boolean news = demand.weigh(SMALL, 6 * SECOND, 6 * SECOND);
        final int on = demand.on();
        final int off = demand.off();
        demand.weigh(SMALL, 6 * SECOND, 11 * SECOND);

        // Then
        assertThat(news).isTrue();
        assertThat(on).isEqualTo(SMALL);
        assertThat(off).isZero();
        assertThat(demand.off()).isEqualTo(MIDDLE | LARGE);
    }

    @Test
    void aLayerThatDoesNotExistStandsForTheLargest() {
        // When
        demand.weigh(0b1000, LONG_AGO, 0);

        // Then
        assertThat(demand.on()).isEqualTo(SMALL | LARGE);
    }

    @Test
    void thereIsNoNewsInWhatWasSaidBefore() {
        // Given
        needed(MIDDLE, 0, 6);

        // Then
        assertThat(demand.weigh(MIDDLE, LONG_AGO, 6 * SECOND)).isFalse();
    }

    @Test
    void aCameraThatRestsBeginsAnew() {
        // Given
        needed(0, 0, 6);

        // When
        demand.forget();
        final boolean known = demand.known();
        demand.weigh(0, LONG_AGO, 7 * SECOND);

        // Then
        assertThat(known).isFalse();
        assertThat(demand.off()).isZero();
    }
}
