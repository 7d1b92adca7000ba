package dev.evenkeel.incident.quality.domain;

/**
 * What a codec does to speech in the words of the E-model.
 *
 * @param equipment equipment impairment factor {@code Ie} without loss
 * @param robustness packet-loss robustness factor {@code Bpl}, percent
 */
public record CodecImpairment(double equipment, double robustness) {

    /**
     * Opus as browsers send it (about 32 kbit/s, concealment, no redundancy assumed).
     *
     * <p>ITU-T G.113 lists no values for Opus. {@code Ie} = 0: at this rate Opus is not worse than
     * G.711, for which G.113 table I.1 gives 0. {@code Bpl} = 10: the value the open WebRTC score
     * "rtcscore" uses for Opus without forward error correction; it lies between G.711 without
     * (4.3) and with concealment (25.1) of G.113 table I.4, and so errs on the strict side.
     */
    public static final CodecImpairment OPUS = new CodecImpairment(0, 10);

    /** G.711 with packet-loss concealment of its appendix I, G.113 table I.4. */
    public static final CodecImpairment G711_CONCEALED = new CodecImpairment(0, 25.1);

    public CodecImpairment {
        if (equipment < 0 || equipment > 95 || robustness <= 0) {
            throw new IllegalArgumentException(
                    "Ie " + equipment + ", expected 0–95; Bpl " + robustness + ", expected > 0");
        }
    }

    /** {@code Ie,eff} for random loss (G.107 equation 7-29 with BurstR = 1). */
    double effective(double lossRatio) {
        double lossPercent = 100 * lossRatio;
        return equipment + (95 - equipment) * lossPercent / (lossPercent + robustness);
    }
}
