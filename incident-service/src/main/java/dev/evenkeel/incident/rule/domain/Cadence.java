package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often somebody is usually heard of. */
final class Cadence {
    private static final int MOST = 9;
    private static final int FEWEST = 3;

    private final Deque<Duration> intervals = new ArrayDeque<>();
    private Instant recordedAt = Instant.MIN;
    private Instant heardAt = Instant.MIN;
    private @Nullable Duration usual;

    /** Notes that somebody was heard of. */
    void heard(Observation seen) {
        if (recordedAt.isAfter(Instant.MIN) && seen.recordedAt().isAfter(recordedAt)) {
            intervals.addLast(Duration.between(recordedAt, seen.recordedAt()));
            if (intervals.size() > MOST) {
                intervals.removeFirst();
            }
            usual = median();
        }
        recordedAt = seen.recordedAt();
        heardAt = seen.arrivedAt();
    }

    Instant heardAt() {
        return heardAt;
    }

    /** The median of the last intervals; empty until there are enough. */
    Optional<Duration> usual() {
        return Optional.ofNullable(usual);
    }

    private @Nullable Duration median() {
        List<Duration> sorted = intervals.stream().sorted().toList();
        return sorted.size() < FEWEST ? null : sorted.get(sorted.size() / 2);
    }
}
