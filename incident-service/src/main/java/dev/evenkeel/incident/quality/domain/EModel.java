package dev.evenkeel.incident.quality.domain;

/**
 * The E-model of ITU-T G.107 (06/2015) with its default values for everything that a packet network
 * does not change: {@code R = 93.2 − Idd − Ie,eff}, and the mean opinion score of Annex B.
 */
public final class EModel {
    /** R of a connection with all defaults of G.107 table 2 (narrowband scale). */
    public static final double DEFAULT_RATING = 93.2;

    /** Delay below which {@code Idd} is 0 (G.107 section 7.4), milliseconds. */
    private static final double NOTICED_DELAY_MILLIS = 100;

    private EModel() {}

    /**
     * The rating factor R.
     *
     * @param delayMillis mouth-to-ear delay {@code Ta}, ≥ 0
     * @param lossRatio share of packets lost at random, 0–1 ({@code BurstR} = 1)
     */
    public static double rating(CodecImpairment codec, double delayMillis, double lossRatio) {
        if (delayMillis < 0 || lossRatio < 0 || lossRatio > 1) {
            throw new IllegalArgumentException(
                    "delay "
                            + delayMillis
                            + " ms, expected ≥ 0; loss "
                            + lossRatio
                            + ", expected 0–1");
        }
        return DEFAULT_RATING - delayImpairment(delayMillis) - codec.effective(lossRatio);
    }

    /** {@code Idd}, G.107 equation 7-27, with the default delay sensitivity (sT = 1, mT = 100). */
    static double delayImpairment(double delayMillis) {
        if (delayMillis <= NOTICED_DELAY_MILLIS) {
            return 0;
        }
        double x = Math.log(delayMillis / NOTICED_DELAY_MILLIS) / Math.log(2);
        return 25
                * (Math.pow(1 + Math.pow(x, 6), 1.0 / 6)
                        - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1.0 / 6)
                        + 2);
    }

    /** The mean opinion score of a rating, 1–4.5 (G.107 equation B-4). */
    public static double meanOpinionScore(double rating) {
        if (rating <= 0) {
            return 1;
        }
        if (rating >= 100) {
            return 4.5;
        }
        double score = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
        return Math.max(1, score);
    }
}
