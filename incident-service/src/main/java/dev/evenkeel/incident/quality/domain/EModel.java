package dev.evenkeel.incident.quality.domain;

/**
 * The E-model of ITU-T: G.107 (06/2015) for narrowband, G.107.1 (06/2019) for wideband and G.107.2
 * (06/2019) for fullband speech, with the default values for everything that a packet network does
 * not change: {@code R = R0 − Idd − Ie,eff} (clause 7.1 of each), and the mean opinion score of R
 * (G.107 Annex B, G.107.1 and G.107.2 Annex A).
 */
public enum EModel {
    /** 300–3400 Hz; R of a connection with all defaults of G.107 table 2. */
    NARROWBAND(93.2, 95, 1, 1),
    /** 50–7000 Hz: the scale reaches 129. */
    WIDEBAND(129, 95, 1, 1.29),
    /** 20–20,000 Hz: the scale reaches 148, and delay is felt in proportion. */
    FULLBAND(148, 132, 1.48, 1.48);

    /** Delay below which {@code Idd} is 0 (clause 7.4), milliseconds. */
    private static final double NOTICED_DELAY_MILLIS = 100;

    private final double best;
    private final double worstImpairment;
    private final double delayWeight;
    private final double stretch;

    EModel(double best, double worstImpairment, double delayWeight, double stretch) {
        this.best = best;
        this.worstImpairment = worstImpairment;
        this.delayWeight = delayWeight;
        this.stretch = stretch;
    }

    /** R without any impairment by network or codec. */
    public double best() {
        return best;
    }

    /**
     * The rating factor R.
     *
     * @param delayMillis mouth-to-ear delay {@code Ta}, ≥ 0
     * @param lossRatio share of packets lost, 0–1
     * @param burstRatio {@code BurstR}: mean length of a burst beside that of random loss, ≥ 1
     */
    public double rating(
            CodecImpairment codec, double delayMillis, double lossRatio, double burstRatio) {
        if (!(delayMillis >= 0)
                || !(lossRatio >= 0)
                || !(lossRatio <= 1)
                || !(burstRatio >= 1)
                || codec.equipment() > worstImpairment) {
            throw new IllegalArgumentException(
                    "delay %s ms, expected ≥ 0; loss %s, expected 0–1; burst ratio %s, expected ≥ 1; Ie %s, expected ≤ %s"
                            .formatted(
                                    delayMillis,
                                    lossRatio,
                                    burstRatio,
                                    codec.equipment(),
                                    worstImpairment));
        }
        return best - delayImpairment(delayMillis) - effective(codec, lossRatio, burstRatio);
    }

    /** {@code Idd}, clause 7.4, with the default delay sensitivity (sT = 1, mT = 100 ms). */
    double delayImpairment(double delayMillis) {
        if (delayMillis <= NOTICED_DELAY_MILLIS) {
            return 0;
        }
        double x = Math.log(delayMillis / NOTICED_DELAY_MILLIS) / Math.log(2);
        return delayWeight
                * 25
                * (Math.pow(1 + Math.pow(x, 6), 1.0 / 6)
                        - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1.0 / 6)
                        + 2);
    }

    /** {@code Ie,eff}, clause 7.5. */
    double effective(CodecImpairment codec, double lossRatio, double burstRatio) {
        double percent = 100 * lossRatio;
        return codec.equipment()
                + (worstImpairment - codec.equipment())
                        * percent
                        / (percent / burstRatio + codec.robustness());
    }

    /** The mean opinion score of a rating, 1–4.5. */
    public double meanOpinionScore(double rating) {
        double narrow = rating / stretch;
        if (narrow <= 0) {
            return 1;
        }
        if (narrow >= 100) {
            return 4.5;
        }
        double score = 1 + 0.035 * narrow + narrow * (narrow - 60) * (100 - narrow) * 7e-6;
        return Math.max(1, score);
    }
}
