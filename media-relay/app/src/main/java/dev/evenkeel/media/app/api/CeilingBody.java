package dev.evenkeel.media.app.api;

import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import dev.evenkeel.platform.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each receiver of a meeting gets at most; with nothing but a revision there is no ceiling.
 *
 * @param revision of two orders the one with the greater counts
 * @param audioOnly no cameras
 * @param height most lines of a camera
 * @param bitsPerSecond most bits a second, voice and pictures together
 */
record CeilingBody(
        @Nullable Long revision,
        @Nullable Boolean audioOnly,
        @Nullable Integer height,
        @Nullable Long bitsPerSecond) {

    /** What is wrong with it, if anything is. */
    Optional<Problem> problem() {
        if (revision == null || revision < 1) {
            return Optional.of(Problem.badField("/ceiling/revision", "a number ≥ 1", revision));
        } else if (height != null && height < 1) {
            return Optional.of(Problem.badField("/ceiling/height", "a number ≥ 1", height));
        } else if (bitsPerSecond != null && bitsPerSecond < 1) {
            return Optional.of(
                    Problem.badField("/ceiling/bitsPerSecond", "a number ≥ 1", bitsPerSecond));
        }
        return Optional.empty();
    }

    /** Only after {@link #problem()} found nothing. */
    long number() {
        if (revision == null) {
            throw new IllegalStateException("no revision");
        }
        return revision;
    }

    LayerCeiling ceiling() {
        int lines = height == null ? LayerCeiling.NONE.lines() : height;
        return new LayerCeiling(
                Boolean.TRUE.equals(audioOnly) ? 0 : lines,
                bitsPerSecond == null ? LayerCeiling.NONE.bitsPerSecond() : bitsPerSecond);
    }
}
