package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTest {

    /** ITU-T G.107 table B.1: the mean opinion scores of the limits of user satisfaction. */
    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "0, 1.0", "100, 4.5"})
    void ratingsBecomeTheScoresOfTableB1(double rating, double score) {
        assertThat(EModel.meanOpinionScore(rating)).isCloseTo(score, within(0.01));
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
        assertThat(EModel.delayImpairment(delayMillis)).isCloseTo(impairment, within(0.001));
    }

    /** {@code Ie,eff} = Ie + (95 − Ie) · Ppl / (Ppl + Bpl), G.107 equation 7-29. */
    @ParameterizedTest
    @CsvSource({"0, 93.2", "0.01, 89.56", "0.05, 77.42", "0.10, 66.14"})
    void lossImpairsG711WithConcealment(double lossRatio, double rating) {
        assertThat(EModel.rating(CodecImpairment.G711_CONCEALED, 50, lossRatio))
                .isCloseTo(rating, within(0.05));
    }

    @Test
    void opusWithoutLossSoundsAsWellAsTheScaleAllows() {
        assertThat(EModel.meanOpinionScore(EModel.rating(CodecImpairment.OPUS, 80, 0)))
                .isCloseTo(4.41, within(0.01));
    }

    @Test
    void aRatioOutOfRangeIsRefused() {
        assertThatThrownBy(() -> EModel.rating(CodecImpairment.OPUS, 80, 1.5))
                .hasMessageContaining("expected 0–1");
    }
}
