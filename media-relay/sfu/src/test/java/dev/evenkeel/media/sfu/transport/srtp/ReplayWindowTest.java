package dev.evenkeel.media.sfu.transport.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void admitsEachIndexOnce() {
        // Given
        window.record(5);

        // Then
        assertThat(window.admits(5)).isFalse();
        assertThat(window.admits(4)).isTrue();
        assertThat(window.admits(6)).isTrue();
    }

    @Test
    void refusesWhatLiesBehindTheWindow() {
        // Given
        window.record(10_000);

        // Then
        assertThat(window.admits(10_000 - 1_023)).isTrue();
        assertThat(window.admits(10_000 - 1_024)).isFalse();
        assertThat(window.admits(-1)).isFalse();
    }

    /** Against a set that remembers everything. */
    @Test
    void agreesWithASetThatForgetsNothing() {
        // Given
        Random random = new Random(1);
        Set<Long> seen = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 200_000; i++) {
            long index =
                    Math.max(
                            0,
                            highest + random.nextInt(-1_100, random.nextInt(50) == 0 ? 3_000 : 3));
            boolean expected = highest - index < 1_024 && !seen.contains(index);

            // When
            boolean admitted = window.admits(index);

            // Then
            assertThat(admitted).as("index %d of %d", index, highest).isEqualTo(expected);
            if (admitted) {
                window.record(index);
                seen.add(index);
                highest = Math.max(highest, index);
            }
        }
    }
}
