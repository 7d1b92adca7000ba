package dev.evenkeel.room.schedule.mail;

import dev.evenkeel.room.schedule.calendar.Calendars;
import dev.evenkeel.room.schedule.domain.Notice;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes mails about scheduled meetings. */
public final class LetterWriter {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final Pattern FREQUENCY = Pattern.compile("FREQ=([A-Z]+)");
    private static final Pattern INTERVAL = Pattern.compile("INTERVAL=(\\d+)");

    private final Calendars calendars;

    public LetterWriter(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * Whom a mail is for.
     *
     * @param language {@code en} or {@code zh-CN}
     * @param answerLink where to say whether one comes; {@code null} for the organizer
     */
    public record Recipient(String email, String name, String language, @Nullable URI answerLink) {}

    /** What has happened, with the file for the person's calendar. */
    public Letter notice(Notice notice, Recipient to, Instant now) {
        Words words = Words.of(to.language());
        Schedule schedule = notice.schedule();
        Occurrence occurrence = notice.occurrence();
        Words.Telling telling =
                Objects.requireNonNull(
                        (occurrence == null ? words.whole() : words.one()).get(notice.kind()));
        boolean off = notice.kind() == Notice.Kind.CANCELLED;
        Calendars.Method method = off ? Calendars.Method.CANCEL : Calendars.Method.REQUEST;
        String file =
                occurrence == null
                        ? calendars.series(schedule, method, notice.to(), now)
                        : calendars.occurrence(schedule, occurrence, method, now);
        LetterBody body =
                body(words, telling, schedule, occurrence, off ? null : to.answerLink(), to, !off);
        return letter(schedule, to, body, new Letter.CalendarPart(file, method));
    }

    /** One occurrence begins soon. */
    public Letter reminder(Schedule schedule, Occurrence occurrence, Recipient to) {
        Words words = Words.of(to.language());
        LetterBody body = body(words, words.reminder(), schedule, occurrence, null, to, true);
        return letter(schedule, to, body, null);
    }

    private static Letter letter(
            Schedule schedule,
            Recipient to,
            LetterBody body,
            Letter.@Nullable CalendarPart calendar) {
        return new Letter(
                schedule.meetingId(),
                to.email(),
                body.subject(),
                body.text(),
                body.html(),
                calendar);
    }

    private LetterBody body(
            Words words,
            Words.Telling telling,
            Schedule schedule,
            @Nullable Occurrence occurrence,
            @Nullable URI answerLink,
            Recipient to,
            boolean takesPlace) {
        String title = occurrence == null ? schedule.plan().title() : occurrence.title();
        Words.Labels labels = words.labels();
        return new LetterBody(
                words.language(),
                telling.subject().formatted(title),
                words.greeting().formatted(to.name()),
                telling.sentence().formatted(schedule.organizer().name()),
                facts(words, schedule, occurrence, takesPlace),
                takesPlace ? new LetterBody.Action(labels.join(), calendars.link(schedule)) : null,
                answerLink == null ? null : new LetterBody.Action(labels.answer(), answerLink),
                telling.note());
    }

    private static List<LetterBody.Fact> facts(
            Words words, Schedule schedule, @Nullable Occurrence occurrence, boolean takesPlace) {
        Words.Labels labels = words.labels();
        Occurrence about = occurrence == null ? schedule.firstAsPlanned() : occurrence;
        List<LetterBody.Fact> facts = new ArrayList<>();
        facts.add(new LetterBody.Fact(labels.meeting(), about.title()));
        facts.add(
                new LetterBody.Fact(
                        labels.when(), when(words, schedule, about.start(), about.duration())));
        Recurrence recurrence = schedule.timing().recurrence();
        if (recurrence != null && occurrence == null) {
            facts.add(new LetterBody.Fact(labels.repeats(), repeats(words, schedule, recurrence)));
        }
        String passcode = schedule.plan().door().passcode();
        if (passcode != null && takesPlace) {
            facts.add(new LetterBody.Fact(labels.passcode(), passcode));
        }
        if (!about.agenda().isEmpty() && takesPlace) {
            facts.add(new LetterBody.Fact(labels.agenda(), about.agenda()));
        }
        return facts;
    }

    private static String when(
            Words words, Schedule schedule, LocalDateTime start, Duration duration) {
        LocalDateTime end =
                schedule.timing().local(schedule.timing().instant(start).plus(duration));
        String last = end.toLocalDate().equals(start.toLocalDate()) ? "" : day(words, end) + " ";
        return "%s, %s–%s%s (%s)"
                .formatted(
                        day(words, start),
                        CLOCK.format(start),
                        last,
                        CLOCK.format(end),
                        schedule.timing().zone().getId());
    }

    private static String day(Words words, LocalDateTime time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(words.locale())
                .format(time);
    }

    private static String repeats(Words words, Schedule schedule, Recurrence recurrence) {
        Map<String, Words.Repeat> repeats = words.repeats();
        Words.Repeat repeat =
                Objects.requireNonNull(repeats.get(part(FREQUENCY, recurrence, "DAILY")));
        int interval = Integer.parseInt(part(INTERVAL, recurrence, "1"));
        String every = interval == 1 ? repeat.single() : repeat.every().formatted(interval);
        if (recurrence.count() != null) {
            return every + ", " + words.labels().times().formatted(recurrence.count());
        } else if (recurrence.until() != null) {
            LocalDateTime until = schedule.timing().local(recurrence.until());
            return every + ", " + words.labels().until().formatted(day(words, until));
        }
        return every;
    }

    private static String part(Pattern pattern, Recurrence recurrence, String otherwise) {
        Matcher matcher = pattern.matcher(recurrence.parts());
        return matcher.find() ? matcher.group(1) : otherwise;
    }
}
