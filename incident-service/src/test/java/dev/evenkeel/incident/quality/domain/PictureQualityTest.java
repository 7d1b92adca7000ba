package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PictureQualityTest {
    private static final double FULL = 1280 * 720;

    @Test
    void theReferencePictureIsOneAndAFrozenOneNothing() {
        assertThat(PictureQuality.ratio(0, 30, FULL)).isCloseTo(1, within(1e-9));
        assertThat(PictureQuality.ratio(1, 30, FULL)).isZero();
        assertThat(PictureQuality.ratio(0, 0, FULL)).isZero();
    }

    @Test
    void worseIsNeverBetter() {
        for (double frames = 1; frames < 30; frames++) {
            assertThat(PictureQuality.ratio(0.1, frames, FULL / 4))
                    .isLessThan(PictureQuality.ratio(0.1, frames + 1, FULL / 4))
                    .isLessThan(PictureQuality.ratio(0.1, frames, FULL / 2))
                    .isLessThan(PictureQuality.ratio(0.05, frames, FULL / 4))
                    .isBetween(0.0, 1.0);
        }
    }
}
