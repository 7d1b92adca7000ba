package dev.evenkeel.room.schedule;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Decided;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.OccurrenceRules;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleAction;
import dev.evenkeel.room.schedule.domain.ScheduleRules;
import dev.evenkeel.room.schedule.domain.Wish;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.mail.MailSender;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with one occurrence of a meeting, or with this and the following. */
@Singleton
public class Occurrences {
    private final ScheduleBook book;
    private final Schedules schedules;
    private final Wishes wishes;
    private final ScheduleEvents events;
    private final MailSender sender;

    @Inject
    Occurrences(
            ScheduleBook book,
            Schedules schedules,
            Wishes wishes,
            ScheduleEvents events,
            MailSender sender) {
        this.book = book;
        this.schedules = schedules;
        this.wishes = wishes;
        this.events = events;
        this.sender = sender;
    }

    /** Which occurrences a request is about. */
    public enum Scope {
        THIS,
        THIS_AND_FOLLOWING
    }

    /** One of a series, and how many of it are meant. */
    public record Which(String meetingId, LocalDateTime recurrenceId, Scope scope) {}

    public Uni<Reply<Schedule>> change(Caller caller, Visit visit, Which which, PlanForm form) {
        return wishes.of(caller, form).chain(wish -> change(caller, visit, which, wish));
    }

    private Uni<Reply<Schedule>> change(Caller caller, Visit visit, Which which, Wish wish) {
        return book.decide(
                        which.meetingId(),
                        Schedules.asking(caller, visit, ScheduleAction.CHANGE_OCCURRENCE),
                        (before, now) ->
                                switch (which.scope()) {
                                    case THIS ->
                                            changeOne(
                                                    caller, visit, before, which, wish.form(), now);
                                    case THIS_AND_FOLLOWING ->
                                            changeFollowing(
                                                    caller, visit, before, which, wish, now);
                                })
                .invoke(sender::wake);
    }

    public Uni<Reply<Schedule>> cancel(
            Caller caller, Visit visit, Which which, @Nullable Integer sequence) {
        return book.decide(
                        which.meetingId(),
                        Schedules.asking(caller, visit, ScheduleAction.CANCEL_OCCURRENCE),
                        (before, now) ->
                                cancelled(
                                        caller,
                                        visit,
                                        before,
                                        which,
                                        sequence == null ? before.sequence() : sequence,
                                        now))
                .invoke(sender::wake);
    }

    private Reply<ScheduleBook.Entry> changeOne(
            Caller caller, Visit visit, Schedule before, Which which, PlanForm form, Instant now) {
        LocalDateTime id = which.recurrenceId();
        Occurrence was = before.occurrence(id).orElse(null);
        if (was == null) {
            return new Reply.Refused<>(new Refusal.NotThere("occurrence", id.toString()));
        }
        return form.change(was)
                .then(change ->
                        OccurrenceRules.change(
                                before, id, change, Schedules.basis(form, before), now))
                .then(decided ->
                        entry(
                                decided,
                                events.changed(
                                        decided.first(),
                                        caller.accountId(),
                                        decided.first().occurrence(id).orElse(was)),
                                schedules.granted(
                                        caller, visit, "change-occurrence", which.meetingId())));
    }

    private Reply<ScheduleBook.Entry> changeFollowing(
            Caller caller, Visit visit, Schedule before, Which which, Wish wish, Instant now) {
        LocalDateTime id = which.recurrenceId();
        Event<?> audit = schedules.granted(caller, visit, "change-following", which.meetingId());
        if (id.equals(before.timing().start())) {
            return wish.plan(before.plan())
                    .then(plan ->
                            wish.people(before.organizer().email())
                                    .then(people ->
                                            ScheduleRules.change(
                                                    before,
                                                    plan,
                                                    people,
                                                    Schedules.basis(wish.form(), before),
                                                    now)))
                    .then(decided ->
                            entry(
                                    decided,
                                    events.changed(decided.first(), caller.accountId(), null),
                                    audit));
        }
        return schedules
                .drawn(before.organizer(), wish, before.plan())
                .then(following ->
                        OccurrenceRules.changeFollowing(
                                before, id, following, Schedules.basis(wish.form(), before), now))
                .then(decided ->
                        entry(
                                decided,
                                events.changed(decided.first(), caller.accountId(), null),
                                events.scheduled(decided.last(), before.meetingId()),
                                audit));
    }

    private Reply<ScheduleBook.Entry> cancelled(
            Caller caller, Visit visit, Schedule before, Which which, int sequence, Instant now) {
        LocalDateTime id = which.recurrenceId();
        Instant at = before.timing().instant(id);
        String by = caller.accountId();
        return switch (which.scope()) {
            case THIS ->
                    OccurrenceRules.cancel(before, id, sequence, now)
                            .then(decided ->
                                    entry(
                                            decided,
                                            events.cancelled(decided.first(), by, at),
                                            schedules.granted(
                                                    caller,
                                                    visit,
                                                    "cancel-occurrence",
                                                    which.meetingId())));
            case THIS_AND_FOLLOWING ->
                    OccurrenceRules.cancelFollowing(before, id, sequence, now)
                            .then(decided ->
                                    entry(
                                            decided,
                                            decided.first().isCancelled()
                                                    ? events.cancelled(decided.first(), by, null)
                                                    : events.changed(decided.first(), by, null),
                                            schedules.granted(
                                                    caller,
                                                    visit,
                                                    "cancel-following",
                                                    which.meetingId())));
        };
    }

    private static Reply<ScheduleBook.Entry> entry(Decided decided, Event<?>... told) {
        return new Reply.Done<>(new ScheduleBook.Entry(decided, List.of(told)));
    }
}
