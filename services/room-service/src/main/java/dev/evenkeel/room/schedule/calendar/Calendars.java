package dev.evenkeel.room.schedule.calendar;

import dev.evenkeel.platform.calendar.ContentLines;
import dev.evenkeel.platform.calendar.ZoneComponent;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * iCalendar files: invitations and cancellations as calendar programs exchange them (RFC 5546), and
 * feeds.
 *
 * @param publicUrl where links begin
 * @param sentBy e-mail address mails come from; {@code null}: none are sent
 * @param repliesTo e-mail address that answers are sent to; {@code null}: to who organizes it
 */
public record Calendars(URI publicUrl, @Nullable String sentBy, @Nullable String repliesTo) {
    private static final String UID_SUFFIX = "@evenkeel";
    private static final Duration FEED_INTERVAL = Duration.ofMinutes(15);

    /** What a calendar program shall do (RFC 5546 section 1.4). */
    public enum Method {
        REQUEST,
        CANCEL
    }

    /** The whole meeting. A cancellation is for one who is not to come any more. */
    public String series(Schedule schedule, Method method, Invitee to, Instant now) {
        ContentLines out = begin(method);
        ZoneComponent.write(out, zone(schedule), firstInstant(schedule));
        EventComponents events = new EventComponents(out, this, method, now);
        if (method == Method.CANCEL) {
            events.cancelled(schedule, List.of(to));
        } else {
            events.all(schedule, schedule.invitees());
        }
        return end(out);
    }

    /** One occurrence of it. */
    public String occurrence(Schedule schedule, Occurrence occurrence, Method method, Instant now) {
        ContentLines out = begin(method);
        ZoneComponent.write(out, zone(schedule), firstInstant(schedule));
        new EventComponents(out, this, method, now).one(schedule, occurrence, schedule.invitees());
        return end(out);
    }

    /**
     * Several meetings, for a program that comes again and again: no message but a calendar, which
     * has no method (RFC 5545 section 3.7.2) and may say who comes.
     *
     * @param attendees whose answers the owner of the feed is told
     */
    public String feed(
            List<Schedule> schedules, String name, Function<Schedule, List<Invitee>> attendees) {
        ContentLines out = begin();
        out.text("NAME", name)
                .text("X-WR-CALNAME", name)
                .line("REFRESH-INTERVAL;VALUE=DURATION", FEED_INTERVAL.toString())
                .line("X-PUBLISHED-TTL", FEED_INTERVAL.toString());
        TreeMap<String, Instant> zones = new TreeMap<>();
        schedules.forEach(one ->
                zones.merge(zone(one).getId(), firstInstant(one), (a, b) -> a.isBefore(b) ? a : b));
        zones.forEach((zone, from) -> ZoneComponent.write(out, ZoneId.of(zone), from));
        // What has not changed since is the same to the letter: its ETag says so.
        schedules.forEach(one ->
                new EventComponents(out, this, null, one.changedAt())
                        .all(one, attendees.apply(one)));
        return end(out);
    }

    /** Where people open the meeting. */
    public URI link(Schedule schedule) {
        return publicUrl.resolve("/m/" + schedule.meetingId());
    }

    /** What a calendar program knows the meeting by (RFC 7986 section 5.3). */
    static String uid(Schedule schedule) {
        return schedule.meetingId() + UID_SUFFIX;
    }

    /** The meeting that a calendar program knows by this, if it can be one of ours. */
    static Optional<String> meetingId(String uid) {
        return uid.endsWith(UID_SUFFIX)
                ? Optional.of(uid.substring(0, uid.length() - UID_SUFFIX.length()))
                : Optional.empty();
    }

    private static Instant firstInstant(Schedule schedule) {
        return schedule.timing().instant(schedule.timing().start());
    }

    private static ZoneId zone(Schedule schedule) {
        return schedule.timing().zone();
    }

    private static ContentLines begin(Method method) {
        return begin().line("METHOD", method.name());
    }

    private static ContentLines begin() {
        return new ContentLines()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Evenkeel//Meetings//EN")
                .line("CALSCALE", "GREGORIAN");
    }

    private static String end(ContentLines out) {
        return out.line("END", "VCALENDAR").toString();
    }
}
