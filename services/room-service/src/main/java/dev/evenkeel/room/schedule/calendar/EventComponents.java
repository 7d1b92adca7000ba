package dev.evenkeel.room.schedule.calendar;

import static dev.evenkeel.platform.calendar.ContentLines.quoted;

import dev.evenkeel.platform.calendar.ContentLines;
import dev.evenkeel.platform.calendar.ZoneComponent;
import dev.evenkeel.room.schedule.domain.Deviation;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Organizer;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Meetings as VEVENTs (RFC 5545 section 3.6.1). */
final class EventComponents {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ContentLines out;
    private final Calendars calendars;
    private final Calendars.@Nullable Method method;
    private final Instant stamp;

    /**
     * @param method {@code null}: this is no message
     * @param stamp of the message, or of the last change
     */
    EventComponents(
            ContentLines out,
            Calendars calendars,
            Calendars.@Nullable Method method,
            Instant stamp) {
        this.out = out;
        this.calendars = calendars;
        this.method = method;
        this.stamp = stamp;
    }

    /** The series, and each occurrence that is other than its rule says. */
    void all(Schedule schedule, List<Invitee> attendees) {
        series(schedule, attendees);
        for (Deviation deviation : schedule.deviations()) {
            if (deviation instanceof Deviation.Changed) {
                schedule.occurrence(deviation.recurrenceId())
                        .ifPresent(occurrence -> one(schedule, occurrence, attendees));
            }
        }
    }

    void cancelled(Schedule schedule, List<Invitee> attendees) {
        series(schedule, attendees);
    }

    void one(Schedule schedule, Occurrence occurrence, List<Invitee> attendees) {
        begin(schedule);
        out.line(
                "RECURRENCE-ID" + zone(schedule),
                ZoneComponent.LOCAL.format(occurrence.recurrenceId()));
        times(schedule, occurrence.start(), occurrence.duration());
        words(schedule, occurrence.title(), occurrence.agenda());
        end(schedule, attendees);
    }

    private void series(Schedule schedule, List<Invitee> attendees) {
        begin(schedule);
        times(schedule, schedule.timing().start(), schedule.timing().duration());
        Recurrence recurrence = schedule.timing().recurrence();
        if (recurrence != null) {
            out.line("RRULE", recurrence.rule());
        }
        String dropped =
                schedule.deviations().stream()
                        .filter(Deviation.Cancelled.class::isInstance)
                        .map(one -> ZoneComponent.LOCAL.format(one.recurrenceId()))
                        .collect(Collectors.joining(","));
        if (!dropped.isEmpty()) {
            out.line("EXDATE" + zone(schedule), dropped);
        }
        words(schedule, schedule.plan().title(), schedule.plan().agenda());
        end(schedule, attendees);
    }

    private void begin(Schedule schedule) {
        out.line("BEGIN", "VEVENT")
                .line("UID", Calendars.uid(schedule))
                .line("DTSTAMP", UTC.format(stamp))
                .line("SEQUENCE", Integer.toString(schedule.sequence()))
                .line("CREATED", UTC.format(schedule.createdAt()))
                .line("LAST-MODIFIED", UTC.format(schedule.changedAt()));
    }

    private void times(Schedule schedule, LocalDateTime start, Duration duration) {
        Instant end = schedule.timing().instant(start).plus(duration);
        out.line("DTSTART" + zone(schedule), ZoneComponent.LOCAL.format(start))
                .line(
                        "DTEND" + zone(schedule),
                        ZoneComponent.LOCAL.format(schedule.timing().local(end)));
    }

    private void words(Schedule schedule, String title, String agenda) {
        URI link = calendars.link(schedule);
        String passcode = schedule.plan().door().passcode();
        String chinese = schedule.organizer().language();
        String label = chinese.equals("zh-CN") ? "会议密码：" : "Passcode: ";
        String description =
                (agenda.isEmpty() ? "" : agenda + "\n\n")
                        + link
                        + (passcode == null ? "" : "\n" + label + passcode);
        out.text("SUMMARY", title)
                .text("DESCRIPTION", description)
                .text("LOCATION", link.toString())
                .line("URL", link.toString())
                .line("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO", link.toString());
    }

    private void end(Schedule schedule, List<Invitee> attendees) {
        boolean off = method == Calendars.Method.CANCEL || schedule.isCancelled();
        organizer(schedule.organizer());
        attendees.forEach(this::attendee);
        out.line("STATUS", off ? "CANCELLED" : "CONFIRMED").line("TRANSP", "OPAQUE");
        Duration reminder = schedule.plan().reminder();
        if (reminder != null && !off) {
            out.line("BEGIN", "VALARM")
                    .line("ACTION", "DISPLAY")
                    .line("TRIGGER", "-PT" + reminder.toMinutes() + "M")
                    .text("DESCRIPTION", schedule.plan().title())
                    .line("END", "VALARM");
        }
        out.line("END", "VEVENT");
    }

    /** Programs answer to this address, whoever mailed the invitation. */
    private void organizer(Organizer organizer) {
        String inbox = calendars.repliesTo();
        String sentBy = calendars.sentBy();
        String behalf =
                sentBy == null || inbox != null ? "" : ";SENT-BY=" + quoted("mailto:" + sentBy);
        out.line(
                "ORGANIZER;CN=" + quoted(organizer.name()) + behalf,
                "mailto:" + (inbox == null ? organizer.email() : inbox));
    }

    private void attendee(Invitee invitee) {
        out.line(
                "ATTENDEE;CN="
                        + quoted(invitee.calledName())
                        + ";ROLE=REQ-PARTICIPANT;PARTSTAT="
                        + invitee.attendance().partStat()
                        + ";RSVP=TRUE",
                "mailto:" + invitee.email());
    }

    private static String zone(Schedule schedule) {
        return ";TZID=" + schedule.timing().zone().getId();
    }
}
