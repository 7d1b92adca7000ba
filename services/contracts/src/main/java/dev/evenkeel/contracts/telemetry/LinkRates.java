package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * How fast the counters of an interface grew between two readings. What was not read, or cannot be
 * told without the link's speed, is {@code null}.
 *
 * @param inUtilisationRatio of the link's speed, 0–1
 * @param outUtilisationRatio of the link's speed, 0–1
 */
public record LinkRates(
        @Nullable Double inBitsPerSecond,
        @Nullable Double outBitsPerSecond,
        @Nullable Double inUtilisationRatio,
        @Nullable Double outUtilisationRatio,
        @Nullable Double inErrorsPerSecond,
        @Nullable Double outErrorsPerSecond,
        @Nullable Double inDiscardsPerSecond,
        @Nullable Double outDiscardsPerSecond) {

    public LinkRates {
        Ranges.requireNotNegative("inBitsPerSecond", inBitsPerSecond);
        Ranges.requireNotNegative("outBitsPerSecond", outBitsPerSecond);
        Ranges.requireRatio("inUtilisationRatio", inUtilisationRatio);
        Ranges.requireRatio("outUtilisationRatio", outUtilisationRatio);
        Ranges.requireNotNegative("inErrorsPerSecond", inErrorsPerSecond);
        Ranges.requireNotNegative("outErrorsPerSecond", outErrorsPerSecond);
        Ranges.requireNotNegative("inDiscardsPerSecond", inDiscardsPerSecond);
        Ranges.requireNotNegative("outDiscardsPerSecond", outDiscardsPerSecond);
    }
}
