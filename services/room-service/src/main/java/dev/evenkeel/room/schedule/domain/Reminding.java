package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** When people are reminded of what. */
public final class Reminding {
    /** A series is looked at in steps: near first, and far only for rules of years. */
    private static final List<Duration> LOOK_AHEAD =
            List.of(Duration.ofDays(60), Duration.ofDays(800), Duration.ofDays(36_600));

    private Reminding() {}

    /** Occurrences that have not begun and whose reminder is due. */
    public static List<Occurrence> due(Schedule schedule, Instant now) {
        Duration before = schedule.plan().reminder();
        return before == null || schedule.isCancelled()
                ? List.of()
                : schedule.occurrences(now, now.plus(before).plusMillis(1)).stream()
                        .filter(one -> one.startsAt().isAfter(now))
                        .toList();
    }

    /** When the next reminder after these is due; nothing when none is to come. */
    public static Optional<Instant> next(
            Schedule schedule, List<Occurrence> reminded, Instant now) {
        Duration before = schedule.plan().reminder();
        if (before == null || schedule.isCancelled()) {
            return Optional.empty();
        }
        return coming(schedule, now, one -> !reminded.contains(one))
                .map(one -> one.startsAt().minus(before));
    }

    /** The next occurrence that has not begun. */
    static Optional<Occurrence> following(Schedule schedule, Instant now) {
        return coming(schedule, now, _ -> true);
    }

    private static Optional<Occurrence> coming(
            Schedule schedule, Instant now, Predicate<Occurrence> wanted) {
        return LOOK_AHEAD.stream()
                .flatMap(ahead ->
                        schedule.occurrences(now, now.plus(ahead)).stream()
                                .filter(one -> one.startsAt().isAfter(now))
                                .filter(wanted)
                                .limit(1))
                .findFirst();
    }
}
