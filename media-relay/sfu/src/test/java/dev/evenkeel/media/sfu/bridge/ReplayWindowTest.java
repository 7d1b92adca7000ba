package dev.evenkeel.media.sfu.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    private boolean take(long counter) {
        boolean admitted = window.admits(counter);
        if (admitted) {
            window.accept(counter);
        }
        return admitted;
    }

    @Test
    void letsEachThroughOnceInAnyOrder() {
        assertThat(take(0)).isTrue();
        assertThat(take(0)).isFalse();
        assertThat(take(5)).isTrue();
        assertThat(take(3)).isTrue();
        assertThat(take(3)).isFalse();
        assertThat(take(-1)).isFalse();
    }

    @Test
    void forgetsNothingWithinTheWindow() {
        // Given
        for (long i = 0; i < 5_000; i++) {
            take(i * 2);
        }

        // Then: the latest is 9,998
        for (long i = 9_998 - ReplayWindow.SIZE + 1; i <= 9_998; i++) {
            assertThat(take(i)).as("counter %d", i).isEqualTo(i % 2 == 1);
        }
        assertThat(take(9_998 - ReplayWindow.SIZE)).isFalse();
    }

    @Test
    void leapsFarAhead() {
        take(3);
        assertThat(take(1_000_003)).isTrue();
        assertThat(take(1_000_002)).isTrue();
        assertThat(take(1_000_003 - ReplayWindow.SIZE + 1)).isTrue();
    }
}
