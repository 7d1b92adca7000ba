package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.SubjectWindow.Unscored;
import org.jspecify.annotations.Nullable;

/** The voice a participant hears, by what the network did to it. */
final class Voice {
    /** What browsers aim at for one channel of speech. */
    private static final double OPUS_BITS_PER_SECOND = 32_000;

    /** Packetisation, codec look-ahead and device buffers besides the network, G.114 annex A. */
    private static final double FIXED_DELAY_MILLIS = 50;

    private static final CodecImpairment OPUS = CodecImpairment.opus(OPUS_BITS_PER_SECOND);

    private Voice() {}

    /**
     * The score; the play-out buffer is taken as twice the jitter.
     *
     * @param lossRatio share lost on the way to the listener; {@code null} when too few packets
     *     came to tell
     * @param burstRatio see {@link BurstRatio}
     */
    static VoiceScore score(
            @Nullable Double lossRatio,
            double burstRatio,
            @Nullable Double jitterMillis,
            @Nullable Double roundTripMillis) {
        if (lossRatio == null) {
            return new VoiceScore.NotEnough(Unscored.TOO_FEW_PACKETS);
        }
        double network =
                (roundTripMillis == null ? 0 : roundTripMillis / 2)
                        + (jitterMillis == null ? 0 : 2 * jitterMillis);
        EModel scale = OPUS.scale();
        double rating = scale.rating(OPUS, FIXED_DELAY_MILLIS + network, lossRatio, burstRatio);
        return new VoiceScore.Scored(scale.meanOpinionScore(rating));
    }

    /** The score as a number, where there is one. */
    static @Nullable Double numberOf(VoiceScore score) {
        return switch (score) {
            case VoiceScore.Scored(double meanOpinionScore) -> meanOpinionScore;
            case VoiceScore.NotEnough _ -> null;
        };
    }
}
