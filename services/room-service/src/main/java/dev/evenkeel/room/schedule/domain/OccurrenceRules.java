package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How one occurrence of a series, or this and those after it, are changed and cancelled. */
public final class OccurrenceRules {
    private OccurrenceRules() {}

    /** One occurrence is other than the rule says. */
    public static Reply<Decided> change(
            Schedule before,
            LocalDateTime recurrenceId,
            Deviation.Change change,
            int sequence,
            Instant now) {
        if (!before.timing().instant(change.start()).plus(change.duration()).isAfter(now)) {
            return new Reply.Refused<>(
                    new Refusal.BadField("/start", "a time to come", "a time gone by"));
        }
        return ofSeries(
                before,
                recurrenceId,
                sequence,
                now,
                was -> {
                    Schedule after = with(before, new Deviation.Changed(recurrenceId, change), now);
                    Occurrence is = after.occurrence(recurrenceId).orElse(was);
                    return new Decided(List.of(after), tell(Notice.Kind.CHANGED, after, is));
                });
    }

    /** One occurrence does not take place. */
    public static Reply<Decided> cancel(
            Schedule before, LocalDateTime recurrenceId, int sequence, Instant now) {
        return ofSeries(
                before,
                recurrenceId,
                sequence,
                now,
                was -> {
                    Schedule after = with(before, new Deviation.Cancelled(recurrenceId), now);
                    return new Decided(List.of(after), tell(Notice.Kind.CANCELLED, after, was));
                });
    }

    /** This occurrence and those after it do not take place. */
    public static Reply<Decided> cancelFollowing(
            Schedule before, LocalDateTime recurrenceId, int sequence, Instant now) {
        if (recurrenceId.equals(before.timing().start())) {
            return ScheduleRules.stale(before, sequence)
                    .<Reply<Decided>>map(Reply.Refused::new)
                    .orElseGet(() -> ScheduleRules.cancel(before, now));
        }
        return ofSeries(
                before,
                recurrenceId,
                sequence,
                now,
                _ -> {
                    Schedule after = shortened(before, recurrenceId, now);
                    return new Decided(
                            List.of(after),
                            ScheduleRules.tell(Notice.Kind.CHANGED, after, after.invitees()));
                });
    }

    /**
     * This occurrence and those after it become a meeting of their own, as calendar programs have
     * it: the old series ends before.
     *
     * @param following what they become; with the old rule it goes on counting where it was
     */
    public static Reply<Decided> changeFollowing(
            Schedule before,
            LocalDateTime recurrenceId,
            Schedule following,
            int sequence,
            Instant now) {
        return ofSeries(
                        before,
                        recurrenceId,
                        sequence,
                        now,
                        _ -> split(before, recurrenceId, following, now))
                .then(decided ->
                        ScheduleRules.overRefusal(decided.last().timing(), now)
                                .<Reply<Decided>>map(Reply.Refused::new)
                                .orElseGet(() -> new Reply.Done<>(decided)));
    }

    private static Decided split(
            Schedule before, LocalDateTime recurrenceId, Schedule wished, Instant now) {
        Schedule ended =
                Revisions.continuedBy(shortened(before, recurrenceId, now), wished.meetingId());
        Recurrence rule = before.timing().recurrence();
        boolean sameRule = rule != null && rule.equals(wished.timing().recurrence());
        Schedule begun = sameRule ? rest(before, recurrenceId, wished) : wished;
        List<Notice> notices =
                new ArrayList<>(ScheduleRules.tell(Notice.Kind.CHANGED, ended, ended.invitees()));
        notices.addAll(ScheduleRules.tell(Notice.Kind.INVITED, begun, begun.invitees()));
        return new Decided(List.of(ended, begun), notices);
    }

    private static Schedule rest(Schedule before, LocalDateTime recurrenceId, Schedule wished) {
        int over = before.timing().starts(recurrenceId).size() - 1;
        Recurrence rule = before.timing().recurrence();
        Timing timing = wished.timing().with(rule == null ? null : rule.after(over));
        return new Schedule(
                wished.meetingId(),
                wished.organizer(),
                wished.plan().at(timing),
                wished.deviations(),
                wished.invitees(),
                wished.sequence(),
                wished.createdAt(),
                wished.changedAt(),
                wished.cancelledAt(),
                wished.continuedBy(),
                wished.liveMeetingId(),
                wished.secret());
    }

    private static Schedule shortened(Schedule before, LocalDateTime recurrenceId, Instant now) {
        Timing timing = before.timing();
        Recurrence rule = timing.recurrence();
        Recurrence shorter = rule == null ? null : rule.endingBefore(timing.instant(recurrenceId));
        return Revisions.next(
                before,
                before.plan().at(timing.with(shorter)),
                before.deviations().stream()
                        .filter(one -> one.recurrenceId().isBefore(recurrenceId))
                        .toList(),
                before.invitees(),
                now);
    }

    private static Reply<Decided> ofSeries(
            Schedule before,
            LocalDateTime recurrenceId,
            int sequence,
            Instant now,
            Function<Occurrence, Decided> decision) {
        @Nullable Refusal late = ScheduleRules.stale(before, sequence).orElse(null);
        if (late != null) {
            return new Reply.Refused<>(late);
        } else if (before.timing().recurrence() == null) {
            return new Reply.Refused<>(
                    new Refusal.Overtaken(
                            "the meeting takes place once; change or cancel the meeting itself"));
        }
        Optional<Occurrence> was = before.occurrence(recurrenceId);
        if (was.isEmpty()) {
            return new Reply.Refused<>(new Refusal.NotThere("occurrence", recurrenceId.toString()));
        } else if (!was.get().endsAt().isAfter(now)) {
            return new Reply.Refused<>(new Refusal.Overtaken("this occurrence is over"));
        }
        return new Reply.Done<>(decision.apply(was.get()));
    }

    private static Schedule with(Schedule before, Deviation deviation, Instant now) {
        List<Deviation> deviations = new ArrayList<>(before.deviations());
        deviations.removeIf(one -> one.recurrenceId().equals(deviation.recurrenceId()));
        deviations.add(deviation);
        deviations.sort(Comparator.comparing(Deviation::recurrenceId));
        return Revisions.next(before, deviations, now);
    }

    private static List<Notice> tell(Notice.Kind kind, Schedule after, Occurrence about) {
        return after.invitees().stream().map(one -> new Notice(kind, after, one, about)).toList();
    }
}
