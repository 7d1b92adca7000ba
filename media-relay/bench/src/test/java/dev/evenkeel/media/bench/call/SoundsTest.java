package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundsTest {
    private static final long MILLI = 1_000_000;

    private final Sounds sounds = new Sounds();

    @Test
    void whatComesAfterItsTimeIsLost() {
        // Given: 100 ms are held back; the second is 90 ms late, the third 110, the fourth missing
        sounds.came(0, true, 0);
        sounds.came(960, false, 110 * MILLI);
        sounds.came(1_920, false, 150 * MILLI);
        sounds.came(3_840, true, 80 * MILLI);

        // When
        sounds.play(100, 180 * MILLI);

        // Then
        assertThat(sounds.played()).isEqualTo(5);
        assertThat(sounds.lost()).isEqualTo(2);
    }
}
