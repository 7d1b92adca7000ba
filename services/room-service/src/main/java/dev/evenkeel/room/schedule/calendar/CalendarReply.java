package dev.evenkeel.room.schedule.calendar;

import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Attendance;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;

/**
 * Whether somebody comes, as calendar programs send it to the organizer (iTIP, RFC 5546 section
 * 3.2.3).
 *
 * @param sequence of the invitation that is answered
 * @param attendee e-mail address of who answers
 */
public record CalendarReply(String meetingId, int sequence, String attendee, Attendance answer) {
    private static final String METHOD = "REPLY";
    private static final String MAIL = "mailto:";

    /** Reads an iCalendar object, of which one answer to a whole meeting is taken. */
    public static Reply<CalendarReply> read(String text) {
        try {
            return read(new CalendarBuilder().build(new StringReader(text)));
        } catch (IOException
                | ParserException
                | IllegalArgumentException
                | DateTimeException noCalendar) {
            return bad("", "an iCalendar object", "something else");
        }
    }

    private static Reply<CalendarReply> read(Calendar calendar) {
        Optional<Property> method = calendar.getProperty("METHOD");
        if (!method.map(Property::getValue).filter(METHOD::equalsIgnoreCase).isPresent()) {
            return bad("/METHOD", METHOD, method.map(Property::getValue).orElse("nothing"));
        }
        List<? extends Component> events = calendar.getComponents("VEVENT");
        return events.size() == 1
                ? read(events.getFirst())
                : bad("/VEVENT", "one event", events.size() + " of them");
    }

    private static Reply<CalendarReply> read(Component event) {
        List<Property> attendees = event.getProperties("ATTENDEE");
        if (attendees.size() != 1) {
            return bad("/ATTENDEE", "one person", attendees.size() + " of them");
        } else if (value(event, "RECURRENCE-ID").isPresent()) {
            return bad("/RECURRENCE-ID", "nothing: one answers for all dates", "one date");
        }
        Optional<Attendance> answer = answer(attendees.getFirst());
        Optional<String> meetingId = value(event, "UID").flatMap(Calendars::meetingId);
        if (answer.isEmpty()) {
            return bad("/PARTSTAT", "ACCEPTED, TENTATIVE or DECLINED", "something else");
        } else if (meetingId.isEmpty()) {
            return bad("/UID", "that of a meeting of this installation", "another one");
        }
        return new Reply.Done<>(
                new CalendarReply(
                        meetingId.get(),
                        value(event, "SEQUENCE").map(Integer::parseInt).orElse(0),
                        address(attendees.getFirst()),
                        answer.get()));
    }

    private static Optional<Attendance> answer(Property attendee) {
        String status = attendee.getParameter("PARTSTAT").map(one -> one.getValue()).orElse("");
        return Arrays.stream(Attendance.values())
                .filter(one -> one != Attendance.PENDING)
                .filter(one -> one.partStat().equalsIgnoreCase(status))
                .findFirst();
    }

    private static String address(Property attendee) {
        String uri = attendee.getValue();
        boolean mail = uri.toLowerCase(Locale.ROOT).startsWith(MAIL);
        return Email.normal(mail ? uri.substring(MAIL.length()) : uri);
    }

    private static Optional<String> value(Component event, String name) {
        return event.<Property>getProperty(name).map(Property::getValue);
    }

    private static Reply<CalendarReply> bad(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
