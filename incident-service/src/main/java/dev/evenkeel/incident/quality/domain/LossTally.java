package dev.evenkeel.incident.quality.domain;

/**
 * Packets expected and lost.
 *
 * @param lost may be below 0 for a moment: duplicates and late packets are counted as received (RFC
 *     3550 section 6.4.1)
 */
public record LossTally(double expected, double lost) {
    public static final LossTally NONE = new LossTally(0, 0);

    public LossTally plus(LossTally other) {
        return new LossTally(expected + other.expected, lost + other.lost);
    }

    /** The same packets without a share that was already missing when they were to be sent. */
    public LossTally without(double lossRatioBefore) {
        double missingBefore = lossRatioBefore * expected;
        return new LossTally(expected - missingBefore, Math.max(0, lost - missingBefore));
    }

    /** Share lost, 0–1. */
    public double ratio() {
        return expected <= 0 ? 0 : Math.clamp(lost / expected, 0, 1);
    }
}
