package dev.evenkeel.incident.alert.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Times of a week at a place. With {@code until} not after {@code from} they go on past midnight
 * and belong to the day on which they began.
 *
 * @param until exclusive
 */
public record Hours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    /** Always. */
    public static final Hours ALWAYS =
            new Hours(ZoneId.of("UTC"), Set.of(DayOfWeek.values()), LocalTime.MIN, LocalTime.MIN);

    public Hours {
        days = Set.copyOf(days);
    }

    /** Whether that moment lies in them. */
    public boolean contain(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        LocalTime time = at.toLocalTime();
        boolean today = days.contains(at.getDayOfWeek());
        if (from.isBefore(until)) {
            return today && !time.isBefore(from) && time.isBefore(until);
        }
        boolean sinceYesterday = days.contains(at.minusDays(1).getDayOfWeek());
        return (today && !time.isBefore(from)) || (sinceYesterday && time.isBefore(until));
    }
}
