package dev.evenkeel.media.sfu.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SuddenFallTest {
    private static final int PACKET = 1_250;

    private final SuddenFall fall = new SuddenFall();

    /** Packets that arrive so far apart, each by so much later than the one before. */
    private void arrive(int packets, double apartMillis, double queueMillis, double growingMillis) {
        for (int i = 1; i <= packets; i++) {
            fall.add(PACKET, queueMillis + i * growingMillis, i * apartMillis);
        }
    }

    @Test
    void packetsThatComeEverLaterTellWhatThePathCarries() {
        // Given: 1.25 kB each 33 ms is 300 kbit/s
        arrive(5, 33.3, 0, 28);

        // When
        double bitsPerSecond = fall.take();

        // Then
        assertThat(bitsPerSecond).isCloseTo(300_000, within(15_000.0));
    }

    @Test
    void isToldOnce() {
        // Given
        arrive(5, 33.3, 0, 28);
        fall.take();

        // When
        double again = fall.take();

        // Then
        assertThat(again).isZero();
    }

    @Test
    void aQueueThatGrowsSlowlyIsLeftToTheTrend() {
        // Given
        arrive(60, 10, 0, 1.5);

        // When
        double bitsPerSecond = fall.take();

        // Then
        assertThat(bitsPerSecond).isZero();
    }

    @Test
    void aReceiverThatWasBusyIsNone() {
        // Given: what came within 100 ms is all taken at their end
        arrive(10, 10, 0, 0);
        for (int i = 0; i < 8; i++) {
            fall.add(PACKET, 100 - 3 * i, 200 + 0.2 * i);
        }

        // When
        double bitsPerSecond = fall.take();

        // Then
        assertThat(bitsPerSecond).isZero();
    }

    @Test
    void aWayThatIsLongerAllAtOnceIsNone() {
        // Given
        arrive(10, 10, 0, 0);
        for (int i = 1; i <= 10; i++) {
            fall.add(PACKET, 120, 100 + i * 10);
        }

        // When
        double bitsPerSecond = fall.take();

        // Then
        assertThat(bitsPerSecond).isZero();
    }
}
