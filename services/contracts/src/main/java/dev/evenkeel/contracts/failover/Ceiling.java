package dev.evenkeel.contracts.failover;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each receiver of a meeting gets at most. Voice is never touched; a shared screen gives way
 * only to {@code bitsPerSecond}, and after every camera.
 *
 * @param audioOnly no cameras at all
 * @param height cameras have at most so many lines; {@code null}: any number
 * @param bitsPerSecond voice and pictures together, for one receiver; {@code null}: any number
 */
public record Ceiling(boolean audioOnly, @Nullable Integer height, @Nullable Long bitsPerSecond) {

    /** As low as both. */
    public Ceiling and(Ceiling other) {
        return new Ceiling(
                audioOnly || other.audioOnly,
                least(height, other.height),
                least(bitsPerSecond, other.bitsPerSecond));
    }

    private static <N extends Comparable<N>> @Nullable N least(@Nullable N one, @Nullable N other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
