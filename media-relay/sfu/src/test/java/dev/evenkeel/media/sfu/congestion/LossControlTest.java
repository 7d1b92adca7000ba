package dev.evenkeel.media.sfu.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossControlTest {
    private static final double START = 2_000_000;
    private static final double ARRIVING = 1_500_000;
    private static final double FLOOR = 0.85 * ARRIVING;
    private static final int PACKETS = 100;

    private final RateControl rate = new RateControl(START, 30_000, 10_000_000);
    private final LossControl loss = new LossControl();
    private double nowMillis;

    @BeforeEach
    void begin() {
        loss.update(rate, 0, false, nowMillis);
    }

    @Test
    void tenPercentWithoutAQueueLowersNothing() {
        // When
        periods(20, 10, false);

        // Then
        assertThat(rate.bitsPerSecond()).isEqualTo(START);
        assertThat(loss.heavy()).isFalse();
    }

    @Test
    void moreThanTenPercentBehindAQueueIsCongestion() {
        // When
        periods(1, 15, true);

        // Then
        assertThat(rate.bitsPerSecond()).isLessThan(START).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void aQueueOnAPathThatAlwaysLosesSoMuchIsNoneOfItsLoss() {
        // Given
        periods(40, 10, false);

        // When
        periods(5, 15, true);

        // Then
        assertThat(rate.bitsPerSecond()).isEqualTo(START);

        // When
        periods(5, 25, true);

        // Then
        assertThat(rate.bitsPerSecond()).isLessThan(START);
    }

    @Test
    void aThirdLostIsCongestionHoweverShortTheQueue() {
        // When
        periods(30, 33, false);

        // Then
        assertThat(loss.heavy()).isTrue();
        assertThat(rate.bitsPerSecond()).isEqualTo(FLOOR);
    }

    @Test
    void aPathThatGotBetterIsHeldToWhatItLosesNow() {
        // Given
        periods(40, 15, false);
        periods(60, 0, false);

        // When
        periods(3, 15, true);

        // Then
        assertThat(rate.bitsPerSecond()).isLessThan(START);
    }

    /** So many times 300 ms in which so many of a hundred packets are lost. */
    private void periods(int count, int lost, boolean queues) {
        for (int period = 0; period < count; period++) {
            for (int packet = 0; packet < PACKETS; packet++) {
                loss.reported(packet >= lost);
            }
            nowMillis += 300;
            loss.update(rate, ARRIVING, queues, nowMillis);
        }
    }
}
