package dev.evenkeel.incident.quality.domain;

/**
 * A received picture beside one of 1280 × 720 at 30 pictures a second that never stands still: the
 * share of time it moves (W3C webrtc-stats {@code totalFreezesDuration}), times what fewer pictures
 * and what fewer points leave of it.
 *
 * <p>The last two have the form of Q-STAR (Y.-F. Ou, Y. Xue, Y. Wang, "Q-STAR: A Perceptual Video
 * Quality Model Considering Impact of Spatial, Temporal, and Amplitude Resolutions", IEEE
 * Transactions on Image Processing, 2014) with its exponents 0.63 and 0.74. The steepness depends
 * on the content, which nobody tells us: 3 for both is our choice. The quantiser is left out,
 * because its scale differs by codec and samples do not say which it is. So this compares pictures
 * with each other; it is no mean opinion score.
 */
final class PictureQuality {
    private static final double FRAMES = 30;
    private static final double POINTS = 1280.0 * 720.0;
    private static final double STEEPNESS = 3;
    private static final double TEMPORAL_EXPONENT = 0.63;
    private static final double SPATIAL_EXPONENT = 0.74;

    private PictureQuality() {}

    /**
     * 0–1.
     *
     * @param points width × height; 0: not known, and left out
     */
    static double ratio(double freezeRatio, double framesPerSecond, double points) {
        double moving = 1 - Math.clamp(freezeRatio, 0, 1);
        double spatial = points <= 0 ? 1 : left(points / POINTS, SPATIAL_EXPONENT);
        return moving * left(framesPerSecond / FRAMES, TEMPORAL_EXPONENT) * spatial;
    }

    private static double left(double share, double exponent) {
        double bounded = Math.clamp(share, 0, 1);
        return (1 - Math.exp(-STEEPNESS * Math.pow(bounded, exponent)))
                / (1 - Math.exp(-STEEPNESS));
    }
}
