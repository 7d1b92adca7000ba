package dev.evenkeel.media.sfu.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReceiverStatisticsTest {
    private static final long MILLI = 1_000_000;

    private final ReceiverStatistics statistics = new ReceiverStatistics(90_000);

    @Test
    void countsLossOverTheWrap() {
        // Given: 10 packets from 65,530 on, of which two are lost
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7) {
                statistics.received(65_530 + i & 0xFFFF, i * 900, i * 10L * MILLI);
            }
        }

        // When
        int fraction = statistics.takeFractionLost();

        // Then
        assertThat(fraction).isEqualTo(2 * 256 / 10);
        assertThat(statistics.cumulativeLost()).isEqualTo(2);
        assertThat(statistics.highestSequence()).isEqualTo(0x1_0003);
        assertThat(statistics.takeFractionLost()).isZero();
    }

    @Test
    void duplicatesDoNotMakeLossNegative() {
        // Given
        statistics.received(1, 0, 0);
        statistics.received(1, 0, 0);

        // Then
        assertThat(statistics.cumulativeLost()).isZero();
        assertThat(statistics.takeFractionLost()).isZero();
    }

    @Test
    void evenArrivalHasNoJitter() {
        // When
        for (int i = 0; i < 100; i++) {
            statistics.received(i, i * 900, i * 10L * MILLI);
        }

        // Then
        assertThat(statistics.jitter()).isZero();
    }

    @Test
    void jitterComesNearTheMeanDeviation() {
        // When: every other packet is 10 ms late
        for (int i = 0; i < 1_000; i++) {
            statistics.received(i, i * 1_800, (i * 20L + i % 2 * 10L) * MILLI);
        }

        // Then
        assertThat(statistics.jitterSeconds()).isCloseTo(0.010, within(0.0005));
    }
}
