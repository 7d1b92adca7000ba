package dev.evenkeel.room.schedule.store;

import dev.evenkeel.contracts.audit.AuditEntry.Outcome;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.domain.Decided;
import dev.evenkeel.room.schedule.domain.Notice;
import dev.evenkeel.room.schedule.domain.Reminding;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.events.ScheduleEvents;
import dev.evenkeel.room.schedule.mail.Mailroom;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The book of scheduled meetings. Each change is one transaction with the mails it takes and the
 * events that tell of it; each refusal for want of a right is on record too.
 */
@Singleton
public class ScheduleBook {
    private final Transactions transactions;
    private final ScheduleStore store;
    private final MailStore mails;
    private final Mailroom mailroom;
    private final Outbox outbox;
    private final ScheduleEvents events;
    private final Clock clock;

    @Inject
    ScheduleBook(
            Transactions transactions,
            ScheduleStore store,
            MailStore mails,
            Mailroom mailroom,
            Outbox outbox,
            ScheduleEvents events,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.mails = mails;
        this.mailroom = mailroom;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    /** What was decided, and who is told. */
    public record Entry(Decided decided, List<Event<?>> told) {}

    /** A new meeting. */
    public Uni<Reply<Schedule>> add(Entry entry) {
        return transactions.run(session ->
                write(session, entry).replaceWith(() -> new Reply.Done<>(entry.decided().first())));
    }

    /** Does to a meeting what the decision says, if who asks has the right. */
    public Uni<Reply<Schedule>> decide(
            String meetingId, Asking asking, BiFunction<Schedule, Instant, Reply<Entry>> decision) {
        return transactions.run(session ->
                store.lock(session, meetingId)
                        .chain(found ->
                                allowed(session, meetingId, found, asking)
                                        .chain(allowed ->
                                                done(
                                                        session,
                                                        allowed.then(schedule ->
                                                                decision.apply(
                                                                        schedule,
                                                                        clock.instant()))))));
    }

    /** The meeting, if who asks may see it, or whatever else is asked. */
    public Uni<Reply<Schedule>> read(String meetingId, Asking asking) {
        return transactions.run(session ->
                store.find(session, meetingId)
                        .chain(found -> allowed(session, meetingId, found, asking)));
    }

    /** What a person organizes or is invited to. */
    public Uni<List<Schedule>> of(String accountId, Optional<String> email) {
        return transactions.run(session -> store.of(session, accountId, email));
    }

    /** Whose answer link it is: the address, and the meeting as it is. */
    public Uni<Optional<Invitation>> byLink(KeyHash link) {
        return transactions.run(session -> invitation(session, link, store::find));
    }

    /** An answer by link. */
    public Uni<Optional<Reply<Schedule>>> answerByLink(
            KeyHash link, Function<Invitation, Reply<Entry>> decision) {
        return transactions.run(session ->
                invitation(session, link, store::lock)
                        .chain(found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.<Reply<Schedule>>empty())
                                        : done(session, decision.apply(found.get()))
                                                .map(Optional::of)));
    }

    /** For somebody whom others have made sure of. */
    public Uni<Reply<Schedule>> answerByMail(
            String meetingId, Function<Schedule, Reply<Entry>> decision) {
        return transactions.run(session ->
                store.lock(session, meetingId)
                        .chain(found -> done(session, there(meetingId, found).then(decision))));
    }

    private static Reply<Schedule> there(String meetingId, Optional<Schedule> found) {
        return found.<Reply<Schedule>>map(Reply.Done::new)
                .orElseGet(() -> new Reply.Refused<>(new Refusal.NotThere("meeting", meetingId)));
    }

    /** An invited person's address, and what to. */
    public record Invitation(String email, Schedule schedule) {}

    /** Notes which live meeting the link leads to from now on. */
    public Uni<Void> opened(String meetingId, String liveMeetingId, Event<?> told) {
        return transactions.run(session ->
                session.createMutationQuery(
                                """
                                update ScheduleRow set liveMeetingId = :live
                                where meetingId = :id
                                """)
                        .setParameter("live", liveMeetingId)
                        .setParameter("id", meetingId)
                        .executeUpdate()
                        .chain(() -> outbox.append(session, told)));
    }

    private Uni<Optional<Invitation>> invitation(
            Mutiny.Session session,
            KeyHash link,
            BiFunction<Mutiny.Session, String, Uni<Optional<Schedule>>> read) {
        return store.byLink(session, link)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.<Invitation>empty())
                                : read.apply(session, found.get().meetingId())
                                        .map(schedule ->
                                                schedule.map(one ->
                                                        new Invitation(found.get().email(), one))));
    }

    private Uni<Reply<Schedule>> allowed(
            Mutiny.Session session, String meetingId, Optional<Schedule> found, Asking asking) {
        if (found.isEmpty()) {
            return Uni.createFrom()
                    .item(new Reply.Refused<>(new Refusal.NotThere("meeting", meetingId)));
        } else if (asking.isAllowed(found.get())) {
            return Uni.createFrom().item(new Reply.Done<>(found.get()));
        }
        Event<?> audit =
                events.audit(
                        asking.actor(),
                        asking.action().word(),
                        meetingId,
                        Outcome.REFUSED,
                        asking.address(),
                        clock.instant());
        return outbox.append(session, audit)
                .replaceWith(() -> new Reply.Refused<>(asking.refusal(found.get())));
    }

    private Uni<Reply<Schedule>> done(Mutiny.Session session, Reply<Entry> reply) {
        return switch (reply) {
            case Reply.Refused<Entry>(Refusal refusal) ->
                    Uni.createFrom().item(new Reply.Refused<>(refusal));
            case Reply.Done<Entry>(Entry entry) ->
                    write(session, entry)
                            .replaceWith(() -> new Reply.Done<>(entry.decided().last()));
        };
    }

    /** What continues a meeting is written before what points to it. */
    private Uni<Void> write(Mutiny.Session session, Entry entry) {
        Instant now = clock.instant();
        Uni<Void> saved = Uni.createFrom().voidItem();
        for (Schedule schedule : entry.decided().schedules().reversed()) {
            Instant next = Reminding.next(schedule, List.of(), now).orElse(null);
            saved = saved.chain(() -> store.save(session, schedule, next));
        }
        return saved.chain(() -> post(session, entry.decided().notices(), now))
                .chain(() -> outbox.append(session, entry.told()));
    }

    private Uni<Void> post(Mutiny.Session session, List<Notice> notices, Instant now) {
        if (notices.isEmpty() || !mailroom.isOpen()) {
            return Uni.createFrom().voidItem();
        }
        List<String> emails = notices.stream().map(one -> one.to().email()).distinct().toList();
        return store.languages(session, emails)
                .chain(languages ->
                        mails.put(session, mailroom.notices(notices, languages, now), now));
    }
}
