package dev.evenkeel.room.schedule.domain;

import java.time.Instant;
import java.util.List;

/** The next version of a scheduled meeting. */
final class Revisions {
    private Revisions() {}

    static Schedule next(
            Schedule before,
            Plan plan,
            List<Deviation> deviations,
            List<Invitee> invitees,
            Instant now) {
        return new Schedule(
                before.meetingId(),
                before.organizer(),
                plan,
                deviations,
                invitees,
                before.sequence() + 1,
                before.createdAt(),
                now,
                before.cancelledAt(),
                before.continuedBy(),
                before.liveMeetingId(),
                before.secret());
    }

    static Schedule next(Schedule before, List<Deviation> deviations, Instant now) {
        return next(before, before.plan(), deviations, before.invitees(), now);
    }

    static Schedule cancelled(Schedule before, Instant now) {
        return new Schedule(
                before.meetingId(),
                before.organizer(),
                before.plan(),
                before.deviations(),
                before.invitees(),
                before.sequence() + 1,
                before.createdAt(),
                now,
                now,
                before.continuedBy(),
                before.liveMeetingId(),
                before.secret());
    }

    static Schedule continuedBy(Schedule before, String meetingId) {
        return new Schedule(
                before.meetingId(),
                before.organizer(),
                before.plan(),
                before.deviations(),
                before.invitees(),
                before.sequence(),
                before.createdAt(),
                before.changedAt(),
                before.cancelledAt(),
                meetingId,
                before.liveMeetingId(),
                before.secret());
    }

    /** No new version: an answer is no change of the meeting. */
    static Schedule withInvitees(Schedule before, List<Invitee> invitees) {
        return new Schedule(
                before.meetingId(),
                before.organizer(),
                before.plan(),
                before.deviations(),
                invitees,
                before.sequence(),
                before.createdAt(),
                before.changedAt(),
                before.cancelledAt(),
                before.continuedBy(),
                before.liveMeetingId(),
                before.secret());
    }

    /** Single occurrences stay other than the rule says as long as the rule still has them. */
    static List<Deviation> kept(Schedule before, Plan plan) {
        Timing now = plan.timing();
        boolean sameClocks =
                now.start().equals(before.timing().start())
                        && now.zone().equals(before.timing().zone());
        return sameClocks
                ? before.deviations().stream()
                        .filter(one -> now.isOccurrence(one.recurrenceId()))
                        .toList()
                : List.of();
    }

    /** Whether invited people see any of the change. */
    static boolean isVisible(Schedule before, Schedule after) {
        Plan was = before.plan();
        Plan is = after.plan();
        boolean sameDoor = java.util.Objects.equals(was.door().passcode(), is.door().passcode());
        return !(sameDoor
                && was.title().equals(is.title())
                && was.agenda().equals(is.agenda())
                && was.timing().equals(is.timing())
                && java.util.Objects.equals(was.reminder(), is.reminder())
                && before.deviations().equals(after.deviations()));
    }
}
