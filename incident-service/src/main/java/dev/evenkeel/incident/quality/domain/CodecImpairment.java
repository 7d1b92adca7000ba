package dev.evenkeel.incident.quality.domain;

/**
 * What a codec does to speech in the words of the E-model; each belongs to the scale it was
 * measured on.
 *
 * @param scale the E-model it is a value of
 * @param equipment equipment impairment factor {@code Ie} without loss
 * @param robustness packet-loss robustness factor {@code Bpl}, percent
 */
public record CodecImpairment(EModel scale, double equipment, double robustness) {
    /** G.711 without concealment, G.113 table I.4. */
    public static final CodecImpairment G711 = new CodecImpairment(EModel.NARROWBAND, 0, 4.3);

    /** G.711 with packet-loss concealment of its appendix I, G.113 table I.4. */
    public static final CodecImpairment G711_CONCEALED =
            new CodecImpairment(EModel.NARROWBAND, 0, 25.1);

    /** G.729A with voice activity detection, G.113 table I.4. */
    public static final CodecImpairment G729A = new CodecImpairment(EModel.NARROWBAND, 11, 19);

    /**
     * G.722 at 64 kbit/s, {@code Ie,WB} of G.113 appendix IV. No {@code Bpl} of its own is given
     * there that we could check; that of G.711 without concealment stands in for it.
     */
    public static final CodecImpairment G722 = new CodecImpairment(EModel.WIDEBAND, 13, 4.3);

    public CodecImpairment {
        if (!(equipment >= 0) || !(robustness > 0)) {
            throw new IllegalArgumentException(
                    "Ie " + equipment + ", expected ≥ 0; Bpl " + robustness + ", expected > 0");
        }
    }

    /**
     * Opus in super-wideband with variable bit rate, at the nearest bit rate that was measured: M.
     * Al-Ahmadi, P. Počta, H. Melvin, "Instrumental estimation of E-model equipment impairment
     * factor parameters for super-wideband Opus codec" (ISSC 2019; values as the authors publish
     * them with their software). G.113 has none for Opus. Measured for random loss; the burst ratio
     * is left to the E-model.
     *
     * @param bitsPerSecond what the encoder aims at, not what silence makes of it
     */
    public static CodecImpairment opus(double bitsPerSecond) {
        double[] nearest = OPUS[0];
        for (double[] row : OPUS) {
            if (Math.abs(1000 * row[0] - bitsPerSecond)
                    < Math.abs(1000 * nearest[0] - bitsPerSecond)) {
                nearest = row;
            }
        }
        return new CodecImpairment(EModel.FULLBAND, nearest[1], nearest[2]);
    }

    /** kbit/s, {@code Ie,FB}, {@code Bpl}. */
    private static final double[][] OPUS = {
        {16, 30.16, 11.83},
        {19, 23.81, 10.67},
        {22, 20.22, 10.47},
        {25, 20.21, 11.28},
        {28, 18.48, 10.63},
        {31, 16.83, 10.44},
        {34, 14.76, 10.12},
        {37, 12.08, 10.38},
        {40, 10.67, 9.79}
    };
}
