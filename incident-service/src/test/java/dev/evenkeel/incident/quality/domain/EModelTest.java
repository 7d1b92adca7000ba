package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EModelTest {
    private static final int CASES = 2_000;

    /** ITU-T G.107 table B.1: the mean opinion scores of the limits of user satisfaction. */
    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "0, 1.0", "100, 4.5"})
    void ratingsBecomeTheScoresOfTableB1(double rating, double score) {
        assertThat(EModel.NARROWBAND.meanOpinionScore(rating)).isCloseTo(score, within(0.01));
    }

    /** The wider scales are that of table B.1 stretched by 1.29 and 1.48 (Annex A of each). */
    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58"})
    void widerScalesAreStretched(double rating, double score) {
        assertThat(EModel.WIDEBAND.meanOpinionScore(1.29 * rating)).isCloseTo(score, within(0.01));
        assertThat(EModel.FULLBAND.meanOpinionScore(1.48 * rating)).isCloseTo(score, within(0.01));
    }

    /** {@code Idd} of G.107 equation 7-27, computed apart from this code: x = log2(Ta / 100). */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "100, 0",
        "150, 0.164",
        "200, 3.044",
        "300, 14.761",
        "400, 24.07",
        "500, 30.636"
    })
    void delayImpairsFromAHundredMillisecondsOn(double delayMillis, double impairment) {
        assertThat(EModel.NARROWBAND.delayImpairment(delayMillis))
                .isCloseTo(impairment, within(0.001));
        assertThat(EModel.FULLBAND.delayImpairment(delayMillis))
                .isCloseTo(1.48 * impairment, within(0.002));
    }

    /** {@code Ie,eff} = Ie + (95 − Ie) · Ppl / (Ppl / BurstR + Bpl), G.107 equation 7-29. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 93.2",
        "0.01, 1, 89.56",
        "0.05, 1, 77.42",
        "0.10, 1, 66.14",
        "0.10, 2, 61.63"
    })
    void lossImpairsG711WithConcealment(double lossRatio, double burstRatio, double rating) {
        assertThat(
                        EModel.NARROWBAND.rating(
                                CodecImpairment.G711_CONCEALED, 50, lossRatio, burstRatio))
                .isCloseTo(rating, within(0.05));
    }

    /** Ie 11 and Bpl 19 of G.113 table I.4: 11 + 84 · 2 / 21 = 19. */
    @ParameterizedTest
    @CsvSource({"0, 82.2", "0.02, 74.2"})
    void lossImpairsG729(double lossRatio, double rating) {
        assertThat(EModel.NARROWBAND.rating(CodecImpairment.G729A, 50, lossRatio, 1))
                .isCloseTo(rating, within(0.05));
    }

    /** Ie 16.83 and Bpl 10.44 at 31 kbit/s: 16.83 + 115.17 · 5 / 15.44 = 54.13. */
    @ParameterizedTest
    @CsvSource({"0, 131.17", "0.05, 93.87", "0.10, 74.82"})
    void lossImpairsOpus(double lossRatio, double rating) {
        assertThat(EModel.FULLBAND.rating(CodecImpairment.opus(32_000), 80, lossRatio, 1))
                .isCloseTo(rating, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(EModel.class)
    void worseNeverScoresBetter(EModel scale) {
        // Given
        Random random = new Random(107);
        CodecImpairment codec = new CodecImpairment(scale, 10, 12);

        for (int i = 0; i < CASES; i++) {
            double loss = random.nextDouble(0.9);
            double delay = random.nextDouble(1_500);
            double burst = 1 + random.nextDouble(7);

            // When
            double rating = scale.rating(codec, delay, loss, burst);

            // Then
            assertThat(scale.rating(codec, delay, loss + 0.05, burst)).isLessThan(rating);
            assertThat(scale.rating(codec, delay + 20, loss, burst)).isLessThanOrEqualTo(rating);
            assertThat(scale.rating(codec, delay, loss, burst + 1)).isLessThanOrEqualTo(rating);
            assertThat(rating).isLessThanOrEqualTo(scale.best());
            assertThat(scale.meanOpinionScore(rating)).isBetween(1.0, 4.5);
        }
    }

    @ParameterizedTest
    @EnumSource(EModel.class)
    void scoresFollowRatings(EModel scale) {
        for (double rating = 7; rating < 160; rating += 0.5) {
            assertThat(scale.meanOpinionScore(scale == EModel.NARROWBAND ? rating : rating * 1.48))
                    .isGreaterThanOrEqualTo(
                            scale.meanOpinionScore(
                                    scale == EModel.NARROWBAND
                                            ? rating - 0.5
                                            : (rating - 0.5) * 1.48));
        }
    }

    @Test
    void moreBitsNeverSoundWorseWithoutLoss() {
        for (double rate = 16_000; rate < 40_000; rate += 1_000) {
            assertThat(CodecImpairment.opus(rate + 3_000).equipment())
                    .isLessThanOrEqualTo(CodecImpairment.opus(rate).equipment());
        }
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        CodecImpairment opus = CodecImpairment.opus(32_000);
        assertThatThrownBy(() -> EModel.FULLBAND.rating(opus, 80, 1.5, 1))
                .hasMessageContaining("expected 0–1");
        assertThatThrownBy(() -> EModel.FULLBAND.rating(opus, Double.NaN, 0.1, 1))
                .hasMessageContaining("expected ≥ 0");
        assertThatThrownBy(() -> EModel.FULLBAND.rating(opus, 80, 0.1, 0.5))
                .hasMessageContaining("burst ratio");
    }
}
