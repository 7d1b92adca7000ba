package dev.evenkeel.room.schedule.api;

import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The meetings of one person, by occurrence. */
record Listing(Account account, List<Schedule> schedules) {
    private static final Duration NEAR = Duration.ofDays(90);
    private static final Duration FAR = Duration.ofDays(3 * 366);
    private static final int MOST_OF_ONE = 20;
    private static final int MOST = 200;

    /**
     * What goes on or comes in the next 90 days; of a meeting that has nothing then, the next
     * within three years.
     */
    Views.All upcoming(Instant now) {
        return all(schedules.stream().flatMap(one -> upcoming(one, now)), false);
    }

    /** What was over in the last 90 days, the newest first. */
    Views.All past(Instant now) {
        return all(
                schedules.stream()
                        .filter(one -> !one.isCancelled())
                        .flatMap(one ->
                                one.occurrences(now.minus(NEAR), now).stream()
                                        .filter(past -> !past.endsAt().isAfter(now))
                                        .map(past -> view(one, past))),
                true);
    }

    /** The next occurrences of one meeting. */
    static List<Occurrence> next(Schedule schedule, Instant now) {
        if (schedule.isCancelled()) {
            return List.of();
        }
        List<Occurrence> near =
                schedule.occurrences(now, now.plus(NEAR)).stream().limit(MOST_OF_ONE).toList();
        return near.isEmpty()
                ? schedule.occurrences(now, now.plus(FAR)).stream().limit(1).toList()
                : near;
    }

    private Stream<Views.OneOccurrence> upcoming(Schedule schedule, Instant now) {
        return next(schedule, now).stream().map(one -> view(schedule, one));
    }

    private static Views.All all(Stream<Views.OneOccurrence> found, boolean newestFirst) {
        Comparator<Views.OneOccurrence> order = Comparator.comparing(Views.OneOccurrence::startsAt);
        return new Views.All(
                found.sorted(newestFirst ? order.reversed() : order).limit(MOST).toList());
    }

    private Views.OneOccurrence view(Schedule schedule, Occurrence one) {
        return Views.OneOccurrence.of(schedule, one, schedule.relationOf(account));
    }
}
