package dev.evenkeel.incident.drill.domain;

import dev.evenkeel.incident.drill.domain.DrillDate.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the dates of a schedule that have come. A date that is not kept at its time is
 * missed and stays so: nobody is surprised by a drill hours later.
 *
 * @param dates in their order; the last one may be beginning
 * @param next when to look again
 */
public record DrillTurn(List<DrillDate> dates, Optional<Instant> next) {
    /** A drill begins at most so long after its date. */
    public static final Duration PUNCTUAL = Duration.ofSeconds(60);

    private static final int MOST = 100;
    private static final String AWAY = "The service was not there at that time.";

    public DrillTurn {
        dates = List.copyOf(dates);
    }

    /**
     * Decides.
     *
     * @param due the first date that was not looked at yet
     */
    public static DrillTurn of(DrillSchedule schedule, Instant due, Instant now) {
        List<DrillDate> come =
                schedule.dates(due, MOST).stream()
                        .filter(at -> !at.isAfter(now))
                        .map(at -> date(schedule, at, now))
                        .toList();
        Instant seen = come.isEmpty() ? due.minusMillis(1) : come.getLast().at();
        return new DrillTurn(come, schedule.next(seen));
    }

    private static DrillDate date(DrillSchedule schedule, Instant at, Instant now) {
        boolean late = now.isAfter(at.plus(PUNCTUAL));
        boolean another = schedule.next(at).filter(next -> !next.isAfter(now)).isPresent();
        return late || another
                ? new DrillDate(schedule.scheduleId(), at, Outcome.MISSED, null, AWAY)
                : new DrillDate(schedule.scheduleId(), at, Outcome.BEGINNING, null, null);
    }
}
