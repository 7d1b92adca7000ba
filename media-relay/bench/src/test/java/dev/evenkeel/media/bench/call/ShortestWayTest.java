package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortestWayTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    private final ShortestWay way = new ShortestWay();

    @Test
    void isThatOfTheFastest() {
        // Given
        way.took(70 * MILLI, 0);
        way.took(50 * MILLI, SECOND);

        // When
        way.took(90 * MILLI, 2 * SECOND);

        // Then
        assertThat(way.nanos()).isEqualTo(50 * MILLI);
    }

    @Test
    void followsAPathThatBecomesLonger() {
        // Given
        way.took(50 * MILLI, 0);

        // When
        for (int i = 1; i <= 25; i++) {
            way.took(150 * MILLI, i * SECOND);
        }

        // Then
        assertThat(way.nanos()).isEqualTo(150 * MILLI);
    }
}
