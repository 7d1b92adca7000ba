package dev.evenkeel.incident.quality.domain;

import java.util.List;

/**
 * {@code BurstR} of G.107 clause 7.5 from counts alone. Nobody reports single losses, so it is
 * taken from how unevenly they fall: for a two-state Markov chain (Gilbert) the variance of the
 * number lost of n packets grows over that of random loss, n·p·(1−p), by (1+ρ)/(1−ρ), and BurstR is
 * 1/(1−ρ); so BurstR = (1 + variance ratio)/2.
 */
final class BurstRatio {
    /** Fewer counts say nothing of a variance. */
    private static final int FEWEST_COUNTS = 10;

    private static final int FEWEST_LOST = 10;

    /** The model of clause 7.5 was checked for mild bursts only. */
    private static final double MOST = 8;

    private BurstRatio() {}

    /** Of counts over spans of equal length, 1 (random) when there are too few. */
    static double of(List<LossTally> counts) {
        List<LossTally> used = counts.stream().filter(count -> count.expected() >= 1).toList();
        double expected = used.stream().mapToDouble(LossTally::expected).sum();
        double lost = used.stream().mapToDouble(count -> Math.max(0, count.lost())).sum();
        if (used.size() < FEWEST_COUNTS || lost < FEWEST_LOST || lost >= expected) {
            return 1;
        }
        double ratio = lost / expected;
        double chi = 0;
        for (LossTally count : used) {
            double mean = ratio * count.expected();
            double difference = Math.max(0, count.lost()) - mean;
            chi += difference * difference / (mean * (1 - ratio));
        }
        double variance = chi / (used.size() - 1);
        return Math.clamp((1 + variance) / 2, 1, MOST);
    }
}
