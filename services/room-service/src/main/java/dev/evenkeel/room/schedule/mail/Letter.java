package dev.evenkeel.room.schedule.mail;

import dev.evenkeel.room.schedule.calendar.Calendars;
import org.jspecify.annotations.Nullable;

/**
 * A mail, ready to be sent.
 *
 * @param recipient e-mail address
 * @param calendar the iCalendar file with it
 */
public record Letter(
        String meetingId,
        String recipient,
        String subject,
        String text,
        String html,
        @Nullable CalendarPart calendar) {

    /** An iCalendar file, and what programs shall do with it (RFC 6047 section 2.4). */
    public record CalendarPart(String content, Calendars.Method method) {}

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Letter[" + meetingId + "]";
    }
}
