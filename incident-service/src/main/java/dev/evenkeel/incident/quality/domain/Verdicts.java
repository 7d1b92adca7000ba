package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A window in one word. Loss thresholds follow what Opus and VP8 with retransmission still hide
 * (2%) and what nobody overlooks (8%); MOS thresholds are the lower ends of "medium" (R = 70, 3.6)
 * and "low" (R = 60, 3.1) of ITU-T G.109 table 1.
 */
final class Verdicts {
    private static final int FEWEST_SAMPLES = 2;

    private Verdicts() {}

    static Verdict of(
            int samples,
            @Nullable Double uplinkLoss,
            @Nullable Double downlinkLoss,
            @Nullable Double meanOpinionScore,
            @Nullable Double freezeRatio) {
        if (samples < FEWEST_SAMPLES || (uplinkLoss == null && downlinkLoss == null)) {
            return Verdict.UNKNOWN;
        }
        double loss = Math.max(orZero(uplinkLoss), orZero(downlinkLoss));
        double score = meanOpinionScore == null ? 4.5 : meanOpinionScore;
        double freeze = orZero(freezeRatio);
        if (loss >= 0.08 || score < 3.1 || freeze >= 0.2) {
            return Verdict.POOR;
        }
        return loss >= 0.02 || score < 3.6 || freeze >= 0.05 ? Verdict.FAIR : Verdict.GOOD;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
