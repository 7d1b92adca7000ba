package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.platform.calendar.ContentLines;
import dev.evenkeel.platform.calendar.ZoneComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Planned drills as an iCalendar file (RFC 5545) for other programs. The same schedules make the
 * same file to the letter.
 */
final class DrillFeed {
    /** One drill, every first Monday. */
    static final String EXAMPLE =
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Evenkeel//Drills//EN
            CALSCALE:GREGORIAN
            NAME:Evenkeel drills
            BEGIN:VEVENT
            UID:drill-2027-03-29.ada.1@evenkeel
            DTSTAMP:20270301T090000Z
            DTSTART;TZID=Europe/Berlin:20270405T030000
            DURATION:PT15M
            RRULE:FREQ=MONTHLY;BYDAY=1MO
            SUMMARY:Drill: relay-loss (kill)
            DESCRIPTION:Planned by a-7f3k9q2m.
            CATEGORIES:DRILL
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR
            """;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Drills take a minute or two; calendars show nothing shorter well. */
    private static final String LENGTH = "PT15M";

    private DrillFeed() {}

    /** All that were not ended. */
    static String of(List<DrillSchedule> schedules) {
        List<DrillSchedule> going =
                schedules.stream().filter(one -> one.endedAt() == null).toList();
        ContentLines out =
                new ContentLines()
                        .line("BEGIN", "VCALENDAR")
                        .line("VERSION", "2.0")
                        .line("PRODID", "-//Evenkeel//Drills//EN")
                        .line("CALSCALE", "GREGORIAN")
                        .text("NAME", "Evenkeel drills")
                        .text("X-WR-CALNAME", "Evenkeel drills");
        TreeMap<String, Instant> zones = new TreeMap<>();
        going.forEach(one ->
                zones.merge(one.zone().getId(), first(one), (a, b) -> a.isBefore(b) ? a : b));
        zones.forEach((zone, from) -> ZoneComponent.write(out, ZoneId.of(zone), from));
        going.forEach(one -> event(out, one));
        return out.line("END", "VCALENDAR").toString();
    }

    private static void event(ContentLines out, DrillSchedule schedule) {
        String fault = schedule.fault().name().toLowerCase(Locale.ROOT);
        out.line("BEGIN", "VEVENT")
                .line("UID", "drill-" + schedule.scheduleId() + "@evenkeel")
                .line("DTSTAMP", UTC.format(schedule.createdAt()))
                .line(
                        "DTSTART;TZID=" + schedule.zone().getId(),
                        ZoneComponent.LOCAL.format(schedule.start()))
                .line("DURATION", LENGTH);
        if (schedule.rule() != null) {
            out.line("RRULE", schedule.rule());
        }
        out.text("SUMMARY", "Drill: %s (%s)".formatted(schedule.planId(), fault))
                .text("DESCRIPTION", "Planned by %s.".formatted(schedule.createdBy()))
                .line("CATEGORIES", "DRILL")
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    private static Instant first(DrillSchedule schedule) {
        return schedule.start().atZone(schedule.zone()).toInstant();
    }
}
