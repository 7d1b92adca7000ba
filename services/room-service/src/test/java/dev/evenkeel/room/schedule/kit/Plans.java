package dev.evenkeel.room.schedule.kit;

import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Deviation;
import dev.evenkeel.room.schedule.domain.DoorSettings;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Organizer;
import dev.evenkeel.room.schedule.domain.Plan;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Recurrences;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scheduled meetings for tests. */
public final class Plans {
    public static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
    public static final Invitee BOB =
            new Invitee("bob@example.org", "Bob", false, Attendance.PENDING);
    public static final Invitee CAROL =
            new Invitee("carol@example.org", "Carol", true, Attendance.ACCEPTED);
    private static final Organizer ANN = new Organizer("a-ann", "ann@example.org", "Ann", "en");

    private Plans() {}

    public static Timing timing(String start, String zone, @Nullable String rule) {
        Recurrence recurrence = rule == null ? null : Recurrences.stored(rule);
        return new Timing(
                LocalDateTime.parse(start), ZoneId.of(zone), Duration.ofMinutes(45), recurrence);
    }

    public static Plan plan(Timing timing) {
        return new Plan(
                "Weekly; with, all",
                "1. One\n2. 第二项",
                timing,
                new DoorSettings("geheim", true, false, 20),
                Duration.ofMinutes(10));
    }

    public static Schedule schedule(Timing timing, Deviation... deviations) {
        return new Schedule(
                "kfd-wqxm-tpa",
                ANN,
                plan(timing),
                List.of(deviations),
                List.of(BOB, CAROL),
                3,
                NOW,
                NOW,
                null,
                null,
                null,
                "secret");
    }

    public static Schedule weekly(Deviation... deviations) {
        return schedule(
                timing("2027-03-01T09:00", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO"), deviations);
    }

    public static Deviation.Changed moved(String recurrenceId, String start) {
        return new Deviation.Changed(
                LocalDateTime.parse(recurrenceId),
                new Deviation.Change(
                        LocalDateTime.parse(start), Duration.ofMinutes(30), "Moved", ""));
    }

    public static Deviation.Cancelled cancelled(String recurrenceId) {
        return new Deviation.Cancelled(LocalDateTime.parse(recurrenceId));
    }

    public static <T> T done(Reply<T> reply) {
        if (reply instanceof Reply.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(reply);
    }

    /** Typed about a meeting, as far as a rule is concerned. */
    public static PlanForm form(String start, String zone, @Nullable String rule) {
        return new PlanForm(
                "Weekly", null, start, zone, 45, rule, null, null, null, null, null, null, null,
                null, null);
    }
}
