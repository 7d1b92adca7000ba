package dev.evenkeel.room.task.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Last days of tasks of which people are reminded now.
 *
 * @param from not earlier than {@link #LATEST} days before
 * @param to the last one, included
 */
public record DueDays(LocalDate from, LocalDate to) {
    /** Nobody is reminded of what was due longer ago, as when mail is set up later. */
    public static final int LATEST = 7;

    /**
     * @param remindFrom on the last day of a task, by the clocks of the zone
     */
    public static DueDays at(Instant now, LocalTime remindFrom, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalDate today = there.toLocalDate();
        LocalDate to = there.toLocalTime().isBefore(remindFrom) ? today.minusDays(1) : today;
        return new DueDays(to.minusDays(LATEST), to);
    }
}
