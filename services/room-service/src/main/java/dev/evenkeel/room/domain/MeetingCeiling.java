package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting's pictures are held below: the lowest of what all runs hold.
 *
 * @param ceiling {@code null}: none
 * @param revision grows with each change; 0: there never was one
 * @param nextEnd when the first of the runs' ceilings ends by itself
 */
public record MeetingCeiling(@Nullable Ceiling ceiling, long revision, @Nullable Instant nextEnd) {
    public static final MeetingCeiling NONE = new MeetingCeiling(null, 0, null);

    /** What follows from the holds of all runs on a meeting. */
    public static MeetingCeiling of(Collection<CeilingHold> holds) {
        return new MeetingCeiling(
                known(holds.stream().map(CeilingHold::ceiling)).reduce(Ceiling::and).orElse(null),
                holds.stream().mapToLong(CeilingHold::revision).max().orElse(0),
                known(holds.stream().map(CeilingHold::until)).min(Instant::compareTo).orElse(null));
    }

    /** Whether one of the runs' ceilings is to end by itself. */
    public boolean isDue(Instant now) {
        return nextEnd != null && !now.isBefore(nextEnd);
    }

    private static <T> Stream<T> known(Stream<? extends @Nullable T> values) {
        return values.filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
