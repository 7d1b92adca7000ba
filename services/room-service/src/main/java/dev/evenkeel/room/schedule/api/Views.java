package dev.evenkeel.room.schedule.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Invitee;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Plan;
import dev.evenkeel.room.schedule.domain.Recurrence;
import dev.evenkeel.room.schedule.domain.Relation;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scheduled meetings as the web application and integrators see them. */
final class Views {
    /** The form of a recurrence id in paths (RFC 5545 section 3.3.5). */
    static final DateTimeFormatter RECURRENCE_ID = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private Views() {}

    /**
     * Somebody who is invited, or the organizer, who has no answer.
     *
     * @param groupId of the group the person is invited as a member of
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            String email,
            String name,
            @Nullable Boolean coHost,
            @Nullable Attendance answer,
            @Nullable String groupId) {

        static Person of(Invitee invitee) {
            return new Person(
                    invitee.email(),
                    invitee.name(),
                    invitee.coHost(),
                    invitee.attendance(),
                    invitee.groupId());
        }
    }

    /**
     * A meeting, for those who organize it or are invited.
     *
     * @param start of the first occurrence on the clocks of the zone
     * @param answer of who asks, if that is somebody invited
     * @param groups ids of groups that are invited whole
     * @param onlyGroup id of the group whose members come in
     * @param occurrences the next ones
     * @param mail whether this installation sends invitations
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meeting(
            String meetingId,
            String link,
            String title,
            String agenda,
            String start,
            String zone,
            long minutes,
            @Nullable String recurrence,
            Instant startsAt,
            @Nullable String passcode,
            boolean lobby,
            boolean waitForHost,
            @Nullable Integer capacity,
            @Nullable Long reminderMinutes,
            Person organizer,
            List<Person> invitees,
            List<String> groups,
            @Nullable String onlyGroup,
            Relation relation,
            @Nullable Attendance answer,
            int sequence,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant cancelledAt,
            @Nullable String continuedBy,
            List<OneOccurrence> occurrences,
            boolean mail) {

        static Meeting of(Schedule schedule, Account account, List<Occurrence> next, boolean mail) {
            Plan plan = schedule.plan();
            Timing timing = plan.timing();
            Recurrence rule = timing.recurrence();
            Duration reminder = plan.reminder();
            Relation relation = schedule.relationOf(account);
            return new Meeting(
                    schedule.meetingId(),
                    "/m/" + schedule.meetingId(),
                    plan.title(),
                    plan.agenda(),
                    LOCAL.format(timing.start()),
                    timing.zone().getId(),
                    timing.duration().toMinutes(),
                    rule == null ? null : rule.rule(),
                    timing.instant(timing.start()),
                    plan.door().passcode(),
                    plan.door().lobby(),
                    plan.door().waitForHost(),
                    plan.door().capacity(),
                    reminder == null ? null : reminder.toMinutes(),
                    new Person(
                            schedule.organizer().email(),
                            schedule.organizer().name(),
                            null,
                            null,
                            null),
                    schedule.invitees().stream().map(Person::of).toList(),
                    plan.groups(),
                    plan.door().onlyGroup(),
                    relation,
                    schedule.invitee(account).map(Invitee::attendance).orElse(null),
                    schedule.sequence(),
                    schedule.createdAt(),
                    schedule.changedAt(),
                    schedule.cancelledAt(),
                    schedule.continuedBy(),
                    next.stream().map(one -> OneOccurrence.of(schedule, one, relation)).toList(),
                    mail);
        }

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Meeting[" + meetingId + "]";
        }
    }

    /**
     * One time at which a meeting takes place.
     *
     * @param changed whether it is other than the rule says
     */
    public record OneOccurrence(
            String meetingId,
            String recurrenceId,
            String title,
            String agenda,
            String start,
            String zone,
            long minutes,
            Instant startsAt,
            Instant endsAt,
            boolean recurring,
            boolean changed,
            Relation relation) {

        static OneOccurrence of(Schedule schedule, Occurrence one, Relation relation) {
            return new OneOccurrence(
                    schedule.meetingId(),
                    RECURRENCE_ID.format(one.recurrenceId()),
                    one.title(),
                    one.agenda(),
                    LOCAL.format(one.start()),
                    schedule.timing().zone().getId(),
                    one.duration().toMinutes(),
                    one.startsAt(),
                    one.endsAt(),
                    schedule.timing().recurrence() != null,
                    one.changed(),
                    relation);
        }
    }

    /** In the order of beginning; what is over the other way round. */
    public record All(List<OneOccurrence> occurrences) {}

    /** What an invitation says to who has its link and no account. */
    public record Invitation(
            String meetingId,
            String title,
            String organizer,
            String email,
            Attendance answer,
            Instant startsAt,
            Instant endsAt,
            String zone,
            boolean recurring,
            boolean cancelled) {

        static Invitation of(Schedule schedule, String email, Occurrence next) {
            return new Invitation(
                    schedule.meetingId(),
                    next.title(),
                    schedule.organizer().name(),
                    email,
                    schedule.invitee(email).map(Invitee::attendance).orElse(Attendance.PENDING),
                    next.startsAt(),
                    next.endsAt(),
                    schedule.timing().zone().getId(),
                    schedule.timing().recurrence() != null,
                    schedule.isCancelled());
        }
    }

    /** How it stands with the door of a scheduled meeting. */
    public enum DoorState {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("not-yet")
        NOT_YET,
        @JsonProperty("over")
        OVER,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /**
     * What everybody with the link sees.
     *
     * @param live whether people can go in now
     * @param mayOpen whether who asks may begin it now
     * @param startsAt of the occurrence of now, or else of the next one
     * @param opensAt from when on anybody may begin it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Door(
            String meetingId,
            String title,
            DoorState state,
            boolean live,
            boolean mayOpen,
            Relation relation,
            String zone,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Instant opensAt,
            @Nullable String continuedBy) {}

    /**
     * The live meeting.
     *
     * @param hostKey for the organizer and co-hosts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Way(String meetingId, @Nullable String hostKey) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Way[" + meetingId + "]";
        }
    }

    /**
     * A calendar feed.
     *
     * @param path with the secret; told only when it was made just now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feed(boolean exists, @Nullable Instant createdAt, @Nullable String path) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Feed[…]";
        }
    }

    static LocalDateTime recurrenceId(String text) {
        return LocalDateTime.parse(text, RECURRENCE_ID);
    }
}
