package dev.evenkeel.room.schedule.mail;

import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.schedule.ScheduleConfig;
import dev.evenkeel.room.schedule.calendar.Calendars;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Notice;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Organizer;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleSecret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which letters have to be written, if this installation sends mail. */
@Singleton
public class Mailroom {
    private static final Pattern ADDRESS = Pattern.compile("<([^<>]+)>");

    private final AccountConfig config;
    private final ScheduleConfig schedules;

    @Inject
    Mailroom(AccountConfig config, ScheduleConfig schedules) {
        this.config = config;
        this.schedules = schedules;
    }

    /** Whether this installation sends mail and knows its own address. */
    public boolean isOpen() {
        return config.mailFrom().isPresent() && config.publicUrl().isPresent();
    }

    /** iCalendar files, if this installation knows its own address. */
    public Optional<Calendars> calendars() {
        return config.publicUrl()
                .map(url ->
                        new Calendars(
                                url,
                                config.mailFrom().map(Mailroom::address).orElse(null),
                                schedules.replies().to().orElse(null)));
    }

    /**
     * @param languages of those who have an account, by e-mail address
     */
    public List<Letter> notices(List<Notice> notices, Map<String, String> languages, Instant now) {
        return writer().map(writer ->
                        notices.stream()
                                .map(one -> writer.notice(one, recipient(one, languages), now))
                                .toList())
                .orElse(List.of());
    }

    /** For this one, who is the organizer or invited. */
    public Optional<Letter> reminder(
            Schedule schedule, Occurrence occurrence, Person to, Map<String, String> languages) {
        String language = languages.getOrDefault(to.email(), schedule.organizer().language());
        return writer().map(writer ->
                writer.reminder(
                        schedule,
                        occurrence,
                        new LetterWriter.Recipient(to.email(), to.name(), language, null)));
    }

    /** For whoever is to do it. */
    public Optional<Letter> reminder(DueTask task) {
        return isOpen()
                ? config.publicUrl().map(url -> TaskLetter.of(task, url.resolve("/tasks")))
                : Optional.empty();
    }

    /** Somebody who is reminded. */
    public record Person(String email, String name) {}

    /** Everybody who has not declined. */
    public static List<Person> expected(Schedule schedule) {
        Organizer organizer = schedule.organizer();
        List<Person> people = new ArrayList<>();
        people.add(new Person(organizer.email(), organizer.name()));
        schedule.invitees().stream()
                .filter(one -> one.attendance() != Attendance.DECLINED)
                .forEach(one -> people.add(new Person(one.email(), one.calledName())));
        return people;
    }

    private Optional<LetterWriter> writer() {
        return isOpen() ? calendars().map(LetterWriter::new) : Optional.empty();
    }

    private LetterWriter.Recipient recipient(Notice notice, Map<String, String> languages) {
        Invitee to = notice.to();
        String secret = ScheduleSecret.answer(notice.schedule(), to.email());
        URI answer = config.publicUrl().orElseThrow().resolve("/answer#" + secret);
        String language =
                languages.getOrDefault(to.email(), notice.schedule().organizer().language());
        return new LetterWriter.Recipient(to.email(), to.calledName(), language, answer);
    }

    private static String address(String from) {
        Matcher matcher = ADDRESS.matcher(from);
        return matcher.find() ? matcher.group(1) : from;
    }
}
