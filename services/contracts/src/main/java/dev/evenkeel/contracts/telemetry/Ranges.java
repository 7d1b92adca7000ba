package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/** What a compact constructor refuses. */
final class Ranges {
    private Ranges() {}

    static void requireRatio(String field, @Nullable Double value) {
        require(field, value, 0, 1);
    }

    static void requireNotNegative(String field, @Nullable Number value) {
        require(field, value, 0, Double.MAX_VALUE);
    }

    /** Absent is in range; NaN is not. */
    static void require(String field, @Nullable Number value, double least, double most) {
        if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s, expected %s to %s".formatted(field, value, least, most));
        }
    }
}
