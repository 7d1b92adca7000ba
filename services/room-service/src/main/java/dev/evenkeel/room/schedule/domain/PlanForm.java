package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed about a meeting; everything may be missing.
 *
 * @param start on the clocks of the zone, {@code 2027-03-28T09:00}
 * @param zone IANA name
 * @param groups ids of groups to invite whole
 * @param onlyGroup id of the group whose members come in
 * @param sequence what a change is based on
 */
public record PlanForm(
        @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_TITLE)
                @Nullable String title,
        @Schema(maxLength = LONGEST_AGENDA) @Nullable String agenda,
        @Schema(required = true, format = "local-date-time") @Nullable String start,
        @Schema(required = true, format = "time-zone") @Nullable String zone,
        @Schema(required = true, minimum = "1", maximum = "1440") @Nullable Integer minutes,
        @Schema(format = "recur") @Nullable String recurrence,
        @Schema(minLength = Text.SHORTEST_PASSCODE, maxLength = Text.LONGEST_PASSCODE)
                @Nullable String passcode,
        @Nullable Boolean lobby,
        @Nullable Boolean waitForHost,
        @Schema(minimum = "2", maximum = "1000") @Nullable Integer capacity,
        @Schema(minimum = "0", maximum = "10080") @Nullable Integer reminderMinutes,
        @Schema(maxItems = MOST_INVITEES) @Nullable List<@Nullable Guest> invitees,
        @Schema(maxItems = MOST_GROUPS) @Nullable List<@Nullable String> groups,
        @Nullable String onlyGroup,
        @Nullable Integer sequence) {
    /** Nothing typed at all. */
    public static final PlanForm EMPTY =
            new PlanForm(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null);

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_AGENDA = 4_000;
    private static final int LONGEST_MINUTES = 24 * 60;
    private static final int EARLIEST_REMINDER = 7 * 24 * 60;
    private static final int MOST_INVITEES = 200;
    private static final int MOST_GROUPS = 20;
    private static final Pattern GROUP_ID = Pattern.compile("g-[a-z2-7]{12}");
    private static final int MOST_SEATS = 1_000;

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "PlanForm[…]";
    }

    /** The plan, or the first field at fault. */
    public Reply<Plan> plan() {
        return titleLine()
                .then(good ->
                        agendaText()
                                .then(text ->
                                        timing().then(timing ->
                                                door().then(door ->
                                                        reminder(good, text, timing, door)))));
    }

    /** The people, or what is wrong with the first who is not acceptable. */
    public Reply<List<Invitee>> people(String organizerEmail) {
        List<@Nullable Guest> typed = invitees == null ? List.of() : invitees;
        if (typed.size() > MOST_INVITEES) {
            return bad("/invitees", "at most " + MOST_INVITEES, typed.size() + " people");
        }
        List<Invitee> people = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(organizerEmail));
        for (int i = 0; i < typed.size(); i++) {
            Reply<Invitee> one = person("/invitees/" + i, typed.get(i));
            switch (one) {
                case Reply.Refused<Invitee>(Refusal refusal) -> {
                    return new Reply.Refused<>(refusal);
                }
                case Reply.Done<Invitee>(Invitee good) -> {
                    if (!seen.add(good.email())) {
                        return bad(
                                "/invitees/" + i + "/email",
                                "each person once, and not the organizer",
                                "one who is there already");
                    }
                    people.add(good);
                }
            }
        }
        people.sort(Comparator.comparing(Invitee::email));
        return new Reply.Done<>(people);
    }

    /** How one occurrence shall be; what is missing is as it was. */
    public Reply<Deviation.Change> change(Occurrence was) {
        PlanForm whole =
                new PlanForm(
                        title == null ? was.title() : title,
                        agenda == null ? was.agenda() : agenda,
                        start == null ? was.start().toString() : start,
                        "UTC",
                        minutes == null
                                ? Integer.valueOf((int) was.duration().toMinutes())
                                : minutes,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return whole.plan()
                .then(plan ->
                        new Reply.Done<>(
                                new Deviation.Change(
                                        plan.timing().start(),
                                        plan.timing().duration(),
                                        plan.title(),
                                        plan.agenda())));
    }

    private Reply<String> titleLine() {
        return Text.title(title)
                .then(line ->
                        line.isEmpty()
                                ? bad(
                                        "/title",
                                        "1–" + Text.LONGEST_TITLE + " characters",
                                        "nothing")
                                : new Reply.Done<>(line));
    }

    private Reply<String> agendaText() {
        String text = agenda == null ? "" : agenda.strip().replace("\r\n", "\n");
        if (text.length() > LONGEST_AGENDA) {
            return bad("/agenda", "at most 4000 characters", text.length() + " characters");
        }
        boolean controls =
                text.codePoints()
                        .anyMatch(c ->
                                (Character.getType(c) == Character.CONTROL
                                                && c != '\n'
                                                && c != '\t')
                                        || Character.getType(c) == Character.SURROGATE);
        return controls ? bad("/agenda", "no control characters", "one") : new Reply.Done<>(text);
    }

    private Reply<Timing> timing() {
        if (zone == null || !ZONES.contains(zone)) {
            return bad("/zone", "a time zone such as Europe/Berlin", zone);
        } else if (minutes == null || minutes < 1 || minutes > LONGEST_MINUTES) {
            return bad("/minutes", "1–" + LONGEST_MINUTES, minutes);
        }
        ZoneId where = ZoneId.of(zone);
        Duration duration = Duration.ofMinutes(minutes);
        return begin().then(begin ->
                recurrence == null || recurrence.isEmpty()
                        ? new Reply.Done<>(new Timing(begin, where, duration, null))
                        : RecurrenceText.parse(recurrence)
                                .then(rule ->
                                        new Reply.Done<>(
                                                new Timing(begin, where, duration, rule))));
    }

    private Reply<LocalDateTime> begin() {
        String expected = "a date and time such as 2027-03-28T09:00";
        if (start == null) {
            return bad("/start", expected, null);
        }
        try {
            LocalDateTime begin = LocalDateTime.parse(start);
            boolean sane =
                    begin.getYear() >= FIRST_YEAR
                            && begin.getYear() <= LAST_YEAR
                            && begin.getNano() == 0;
            return sane ? new Reply.Done<>(begin) : bad("/start", expected, start);
        } catch (DateTimeParseException notATime) {
            return bad("/start", expected, start);
        }
    }

    private Reply<DoorSettings> door() {
        if (capacity != null && (capacity < 2 || capacity > MOST_SEATS)) {
            return bad("/capacity", "2–" + MOST_SEATS, capacity);
        }
        Reply<String> code =
                passcode == null || passcode.isEmpty()
                        ? new Reply.Done<>("")
                        : Text.passcode(passcode);
        return code.then(good ->
                new Reply.Done<>(
                        new DoorSettings(
                                good.isEmpty() ? null : good,
                                Boolean.TRUE.equals(lobby),
                                Boolean.TRUE.equals(waitForHost),
                                capacity,
                                onlyGroup == null || onlyGroup.isEmpty() ? null : onlyGroup)));
    }

    private Reply<Plan> reminder(String line, String text, Timing timing, DoorSettings door) {
        if (reminderMinutes != null
                && (reminderMinutes < 0 || reminderMinutes > EARLIEST_REMINDER)) {
            return bad("/reminderMinutes", "0–" + EARLIEST_REMINDER, reminderMinutes);
        }
        Duration before = reminderMinutes == null ? null : Duration.ofMinutes(reminderMinutes);
        return invitedGroups()
                .then(ids -> new Reply.Done<>(new Plan(line, text, timing, door, before, ids)));
    }

    /** Which groups are invited, each once. */
    public Reply<List<String>> invitedGroups() {
        List<@Nullable String> typed = groups == null ? List.of() : groups;
        if (typed.size() > MOST_GROUPS) {
            return bad("/groups", "at most " + MOST_GROUPS, typed.size() + " groups");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String id = typed.get(i);
            if (id == null || !GROUP_ID.matcher(id).matches() || !ids.add(id)) {
                return bad("/groups/" + i, "the id of a group, each once", id);
            }
        }
        return new Reply.Done<>(List.copyOf(ids));
    }

    private static Reply<Invitee> person(String field, @Nullable Guest typed) {
        if (typed == null) {
            return bad(field, "a person", null);
        }
        String called = typed.name() == null ? "" : typed.name().strip();
        Reply<String> name = called.isEmpty() ? new Reply.Done<>("") : Text.name(called);
        return switch (Email.parse(typed.email())) {
            case dev.evenkeel.room.account.domain.Answer.Refused<String> refused ->
                    bad(field + "/email", "an e-mail address", typed.email());
            case dev.evenkeel.room.account.domain.Answer.Granted<String>(String email) ->
                    switch (name) {
                        case Reply.Refused<String> refused ->
                                bad(
                                        field + "/name",
                                        "at most " + Text.LONGEST_NAME + " characters, no controls",
                                        "something else");
                        case Reply.Done<String>(String good) ->
                                new Reply.Done<>(
                                        new Invitee(
                                                email,
                                                good,
                                                Boolean.TRUE.equals(typed.coHost()),
                                                Attendance.PENDING));
                    };
        };
    }

    private static <T> Reply<T> bad(String field, String expected, @Nullable Object actual) {
        return new Reply.Refused<>(
                new Refusal.BadField(field, expected, actual == null ? "nothing" : "" + actual));
    }
}
