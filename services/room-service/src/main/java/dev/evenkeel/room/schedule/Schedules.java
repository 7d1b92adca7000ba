package dev.evenkeel.room.schedule;

import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.room.account.Visit;
import dev.evenkeel.room.account.domain.Caller;
import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Attendance;
import dev.evenkeel.room.schedule.domain.Decided;
import dev.evenkeel.room.schedule.domain.Organizer;
import dev.evenkeel.room.schedule.domain.Plan;
import dev.evenkeel.room.schedule.domain.PlanForm;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.domain.ScheduleAction;
import dev.evenkeel.room.schedule.domain.ScheduleRules;
import dev.evenkeel.room.schedule.domain.Wish;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.mail.MailSender;
import dev.evenkeel.room.schedule.store.Asking;
import dev.evenkeel.room.schedule.store.ScheduleBook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with scheduled meetings as a whole. */
@Singleton
public class Schedules {
    private final ScheduleBook book;
    private final ScheduleEvents events;
    private final MailSender sender;
    private final Wishes wishes;
    private final Identifiers identifiers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Schedules(
            ScheduleBook book,
            ScheduleEvents events,
            MailSender sender,
            Wishes wishes,
            Identifiers identifiers,
            Clock clock) {
        this.book = book;
        this.events = events;
        this.sender = sender;
        this.wishes = wishes;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** A new meeting of the caller. */
    public Uni<Reply<Schedule>> create(Caller caller, Visit visit, PlanForm form) {
        return wishes.of(caller, form).chain(wish -> create(caller, visit, wish));
    }

    private Uni<Reply<Schedule>> create(Caller caller, Visit visit, Wish wish) {
        Instant now = clock.instant();
        return switch (drawn(Organizer.of(caller.account()), wish, null)
                .then(wished -> ScheduleRules.create(wished, now))) {
            case Reply.Refused<Decided>(Refusal refusal) ->
                    Uni.createFrom().item(new Reply.Refused<>(refusal));
            case Reply.Done<Decided>(Decided decided) ->
                    book.add(
                                    new ScheduleBook.Entry(
                                            decided,
                                            List.of(
                                                    events.scheduled(decided.first(), null),
                                                    granted(
                                                            caller,
                                                            visit,
                                                            "create",
                                                            decided.first().meetingId()))))
                            .invoke(sender::wake);
        };
    }

    public Uni<Reply<Schedule>> see(Caller caller, Visit visit, String meetingId) {
        return book.read(meetingId, asking(caller, visit, ScheduleAction.SEE));
    }

    /** What the caller organizes or is invited to. */
    public Uni<List<Schedule>> of(Caller caller) {
        return book.of(caller.accountId(), caller.account().provenEmail());
    }

    public Uni<Reply<Schedule>> change(
            Caller caller, Visit visit, String meetingId, PlanForm form) {
        return wishes.of(caller, form).chain(wish -> change(caller, visit, meetingId, wish));
    }

    private Uni<Reply<Schedule>> change(Caller caller, Visit visit, String meetingId, Wish wish) {
        return book.decide(
                        meetingId,
                        asking(caller, visit, ScheduleAction.CHANGE),
                        (before, now) ->
                                wish.plan(before.plan())
                                        .then(plan ->
                                                wish.people(before.organizer().email())
                                                        .then(people ->
                                                                ScheduleRules.change(
                                                                        before,
                                                                        plan,
                                                                        people,
                                                                        basis(wish.form(), before),
                                                                        now)))
                                        .then(decided -> changed(caller, visit, before, decided)))
                .invoke(sender::wake);
    }

    public Uni<Reply<Schedule>> cancel(Caller caller, Visit visit, String meetingId) {
        return book.decide(
                        meetingId,
                        asking(caller, visit, ScheduleAction.CANCEL),
                        (before, now) ->
                                ScheduleRules.cancel(before, now)
                                        .then(decided ->
                                                new Reply.Done<>(
                                                        new ScheduleBook.Entry(
                                                                decided,
                                                                before.isCancelled()
                                                                        ? List.of()
                                                                        : List.of(
                                                                                events.cancelled(
                                                                                        decided
                                                                                                .first(),
                                                                                        caller
                                                                                                .accountId(),
                                                                                        null),
                                                                                granted(
                                                                                        caller,
                                                                                        visit,
                                                                                        "cancel",
                                                                                        meetingId))))))
                .invoke(sender::wake);
    }

    /** The caller, who is invited, says whether to come. */
    public Uni<Reply<Schedule>> answer(
            Caller caller, Visit visit, String meetingId, Attendance answer) {
        return book.decide(
                meetingId,
                asking(caller, visit, ScheduleAction.ANSWER),
                (before, _) ->
                        ScheduleRules.answer(before, caller.account().email(), answer)
                                .then(after ->
                                        new Reply.Done<>(
                                                new ScheduleBook.Entry(
                                                        new Decided(List.of(after), List.of()),
                                                        List.of(
                                                                granted(
                                                                        caller, visit, "answer",
                                                                        meetingId))))));
    }

    /**
     * A meeting as is wished, with an id of its own; not written yet.
     *
     * @param before of the meeting it continues; {@code null}: it is new
     */
    Reply<Schedule> drawn(Organizer organizer, Wish wish, @Nullable Plan before) {
        Instant now = clock.instant();
        return wish.plan(before)
                .then(plan ->
                        wish.people(organizer.email())
                                .then(people ->
                                        new Reply.Done<>(
                                                new Schedule(
                                                        identifiers.meetingId(),
                                                        organizer,
                                                        plan,
                                                        List.of(),
                                                        people,
                                                        0,
                                                        now,
                                                        now,
                                                        null,
                                                        null,
                                                        null,
                                                        Secrets.draw(random)))));
    }

    Event<?> granted(Caller caller, Visit visit, String action, String meetingId) {
        return events.audit(
                caller.accountId(),
                action,
                meetingId,
                Outcome.GRANTED,
                visit.address(),
                clock.instant());
    }

    static Asking asking(Caller caller, Visit visit, ScheduleAction action) {
        return new Asking(caller.account(), action, visit.address());
    }

    /** What a change is based on; who does not say knows the newest. */
    static int basis(PlanForm form, Schedule before) {
        Integer sequence = form.sequence();
        return sequence == null ? before.sequence() : sequence;
    }

    private Reply<ScheduleBook.Entry> changed(
            Caller caller, Visit visit, Schedule before, Decided decided) {
        boolean same = decided.first().sequence() == before.sequence();
        return new Reply.Done<>(
                new ScheduleBook.Entry(
                        decided,
                        same
                                ? List.of()
                                : List.of(
                                        events.changed(decided.first(), caller.accountId(), null),
                                        granted(caller, visit, "change", before.meetingId()))));
    }
}
