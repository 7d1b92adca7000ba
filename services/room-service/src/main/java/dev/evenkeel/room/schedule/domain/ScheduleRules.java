package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a scheduled meeting as a whole is made, changed, cancelled, and answered. */
public final class ScheduleRules {
    private ScheduleRules() {}

    /** A new meeting. Some of it must be yet to come. */
    public static Reply<Decided> create(Schedule wished, Instant now) {
        return overRefusal(wished.timing(), now)
                .<Reply<Decided>>map(Reply.Refused::new)
                .orElseGet(() ->
                        new Reply.Done<>(
                                new Decided(
                                        List.of(wished),
                                        tell(Notice.Kind.INVITED, wished, wished.invitees()))));
    }

    /**
     * Another plan, other people.
     *
     * @param sequence what the wish is based on
     */
    public static Reply<Decided> change(
            Schedule before, Plan plan, List<Invitee> invitees, int sequence, Instant now) {
        Optional<Refusal> refusal =
                stale(before, sequence).or(() -> overRefusal(plan.timing(), now));
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        boolean moved = !plan.timing().equals(before.timing());
        List<Invitee> people = invitees.stream().map(one -> known(before, one, moved)).toList();
        if (plan.equals(before.plan()) && people.equals(before.invitees())) {
            return new Reply.Done<>(new Decided(List.of(before), List.of()));
        }
        Schedule after = Revisions.next(before, plan, Revisions.kept(before, plan), people, now);
        return new Reply.Done<>(new Decided(List.of(after), notices(before, after)));
    }

    /** None of it takes place. */
    public static Reply<Decided> cancel(Schedule before, Instant now) {
        if (before.isCancelled()) {
            return new Reply.Done<>(new Decided(List.of(before), List.of()));
        }
        Schedule after = Revisions.cancelled(before, now);
        return new Reply.Done<>(
                new Decided(List.of(after), tell(Notice.Kind.CANCELLED, after, before.invitees())));
    }

    /** An invited person says whether to come. */
    public static Reply<Schedule> answer(Schedule before, String email, Attendance answer) {
        if (before.isCancelled()) {
            return new Reply.Refused<>(new Refusal.Overtaken("the meeting was cancelled"));
        } else if (before.invitee(email).isEmpty()) {
            return new Reply.Refused<>(new Refusal.NotThere("invitation", before.meetingId()));
        }
        return new Reply.Done<>(
                Revisions.withInvitees(
                        before,
                        before.invitees().stream()
                                .map(one -> one.email().equals(email) ? one.answered(answer) : one)
                                .toList()));
    }

    /** Why a wish that is based on this sequence comes too late. */
    static Optional<Refusal> stale(Schedule before, int sequence) {
        if (before.isCancelled()) {
            return Optional.of(new Refusal.Overtaken("the meeting was cancelled"));
        }
        return before.sequence() == sequence
                ? Optional.empty()
                : Optional.of(
                        new Refusal.Overtaken(
                                "the meeting was changed meanwhile; load it again, then repeat"));
    }

    static List<Notice> tell(Notice.Kind kind, Schedule schedule, List<Invitee> people) {
        return people.stream().map(one -> new Notice(kind, schedule, one, null)).toList();
    }

    /** Why a meeting cannot be like that: there must be a first and a coming occurrence. */
    static Optional<Refusal> overRefusal(Timing timing, Instant now) {
        if (!timing.isOccurrence(timing.start())) {
            return Optional.of(
                    new Refusal.BadField("/start", "a day of the recurrence", "another day"));
        }
        boolean over =
                timing.lastStart()
                        .map(last -> !timing.instant(last).plus(timing.duration()).isAfter(now))
                        .orElse(false);
        return over
                ? Optional.of(new Refusal.BadField("/start", "a time to come", "a time gone by"))
                : Optional.empty();
    }

    /** Whoever was invited keeps the answer, unless it was to another time. */
    private static Invitee known(Schedule before, Invitee wished, boolean moved) {
        return before.invitee(wished.email())
                .filter(known -> !moved)
                .map(known -> wished.answered(known.attendance()))
                .orElse(wished);
    }

    private static List<Notice> notices(Schedule before, Schedule after) {
        List<Notice> notices = new ArrayList<>();
        boolean tellAll = Revisions.isVisible(before, after);
        for (Invitee one : after.invitees()) {
            if (before.invitee(one.email()).isEmpty()) {
                notices.add(new Notice(Notice.Kind.INVITED, after, one, null));
            } else if (tellAll) {
                notices.add(new Notice(Notice.Kind.CHANGED, after, one, null));
            }
        }
        before.invitees().stream()
                .filter(one -> after.invitee(one.email()).isEmpty())
                .forEach(one -> notices.add(new Notice(Notice.Kind.CANCELLED, after, one, null)));
        return notices;
    }
}
