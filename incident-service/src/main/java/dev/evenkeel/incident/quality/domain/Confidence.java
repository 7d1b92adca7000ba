package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import org.jspecify.annotations.Nullable;

/**
 * How clear a comparison is: half for the claim itself, the other half for how far the blamed group
 * and the rest lie apart, discounted by how few were compared ({@code n / (n + 2)}, the rule of
 * succession); a witness halves what is missing. A measure of the evidence, not a probability.
 */
final class Confidence {
    private static final double ALONE = 0.4;
    private static final double CLEAR = 0.55;

    private Confidence() {}

    /**
     * 0–1.
     *
     * @param blamed who else ought to suffer; {@code null} when nobody else ought to
     * @param fine who ought not to
     */
    static double of(@Nullable Comparison blamed, Comparison fine, @Nullable Witness witness) {
        double within = blamed == null ? 1 : blamed.share();
        int people = (blamed == null ? 0 : blamed.places()) + fine.places();
        double apart = Math.max(0, within - fine.share());
        double bare = ALONE + CLEAR * apart * people / (people + 2.0);
        return witness == null ? bare : bare + (1 - bare) / 2;
    }
}
