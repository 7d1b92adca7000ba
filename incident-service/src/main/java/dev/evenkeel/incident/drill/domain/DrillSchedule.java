package dev.evenkeel.incident.drill.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drills planned for a date, or for many, on the clocks of a zone: after a switch to daylight
 * saving time they still begin at the same time of day.
 *
 * @param start the first date
 * @param rule how it repeats, RFC 5545 section 3.3.10; {@code null}: once
 * @param endedAt when somebody ended it
 */
public record DrillSchedule(
        String scheduleId,
        String planId,
        DrillFault fault,
        LocalDateTime start,
        ZoneId zone,
        @Nullable String rule,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** The first dates from that moment on, which counts too. */
    public List<Instant> dates(Instant from, int most) {
        if (rule == null) {
            Instant only = start.atZone(zone).toInstant();
            return only.isBefore(from) ? List.of() : List.of(only);
        }
        // a day earlier, because clocks that are set back show a time of day twice
        LocalDateTime local = LocalDateTime.ofInstant(from, zone).minusDays(1);
        return new DrillRule(rule)
                .dates(start, local, most + 2).stream()
                        .map(date -> date.atZone(zone).toInstant())
                        .filter(date -> !date.isBefore(from))
                        .limit(most)
                        .toList();
    }

    /** The first date after that moment. */
    public Optional<Instant> next(Instant after) {
        return dates(after.plusMillis(1), 1).stream().findFirst();
    }

    /** Ended at that moment. */
    public DrillSchedule ended(Instant at) {
        return new DrillSchedule(
                scheduleId, planId, fault, start, zone, rule, createdBy, createdAt, at);
    }

    /** The next dates after that moment, none once it was ended. */
    public List<Instant> upcoming(Instant now, int most) {
        return endedAt == null ? dates(now.plusMillis(1), most) : List.of();
    }
}
