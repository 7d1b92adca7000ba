package dev.evenkeel.room.schedule.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.schedule.domain.Occurrence;
import dev.evenkeel.room.schedule.domain.Reminding;
import dev.evenkeel.room.schedule.domain.Schedule;
import dev.evenkeel.room.schedule.mail.Mailroom;
import dev.evenkeel.room.schedule.mail.ReminderSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reminders. Whom of what is on record in the transaction that writes the mail, so that nobody is
 * reminded twice, whatever restarts in between and however many processes look.
 */
@Singleton
public class ReminderStore implements ReminderSource {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String NEXT =
            """
            select meeting_id from {h-schema}scheduled_meeting
            where next_reminder_at <= :now
            order by next_reminder_at limit 1
            for update skip locked
            """;
    private static final String NOTE =
            """
            insert into {h-schema}scheduled_reminder (meeting_id, starts_at, recipient)
            values (:meeting, :starts, :recipient)
            on conflict do nothing
            """;

    private final Transactions transactions;
    private final ScheduleStore schedules;
    private final MailStore mails;
    private final Mailroom mailroom;

    @Inject
    ReminderStore(
            Transactions transactions,
            ScheduleStore schedules,
            MailStore mails,
            Mailroom mailroom) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.mails = mails;
        this.mailroom = mailroom;
    }

    /** Writes the reminders of one meeting. */
    @Override
    public Uni<Boolean> remind(Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(NEXT, String.class)
                        .setParameter("now", now)
                        .getResultList()
                        .chain(ids ->
                                ids.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : remind(session, ids.getFirst(), now).replaceWith(true)));
    }

    @Override
    public Uni<Integer> forget(Instant now) {
        return transactions.run(session ->
                session.createNativeQuery(
                                "delete from {h-schema}scheduled_reminder where starts_at < :old")
                        .setParameter("old", now.minus(KEPT))
                        .executeUpdate());
    }

    private Uni<Void> remind(Mutiny.Session session, String meetingId, Instant now) {
        return schedules
                .find(session, meetingId)
                .chain(found -> {
                    Schedule schedule = found.orElseThrow();
                    List<Occurrence> due = Reminding.due(schedule, now);
                    Instant next = Reminding.next(schedule, due, now).orElse(null);
                    return languages(session, schedule)
                            .chain(languages -> all(session, schedule, due, languages, now))
                            .chain(() -> plan(session, meetingId, next));
                });
    }

    private Uni<Map<String, String>> languages(Mutiny.Session session, Schedule schedule) {
        return schedules.languages(
                session, Mailroom.expected(schedule).stream().map(Mailroom.Person::email).toList());
    }

    private Uni<Void> all(
            Mutiny.Session session,
            Schedule schedule,
            List<Occurrence> due,
            Map<String, String> languages,
            Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Occurrence occurrence : due) {
            for (Mailroom.Person person : Mailroom.expected(schedule)) {
                all = all.chain(() -> one(session, schedule, occurrence, person, languages, now));
            }
        }
        return all;
    }

    private Uni<Void> one(
            Mutiny.Session session,
            Schedule schedule,
            Occurrence occurrence,
            Mailroom.Person person,
            Map<String, String> languages,
            Instant now) {
        return session.createNativeQuery(NOTE)
                .setParameter("meeting", schedule.meetingId())
                .setParameter("starts", occurrence.startsAt())
                .setParameter("recipient", person.email())
                .executeUpdate()
                .chain(noted ->
                        noted == 0
                                ? Uni.createFrom().voidItem()
                                : mails.put(
                                        session,
                                        mailroom
                                                .reminder(schedule, occurrence, person, languages)
                                                .stream()
                                                .toList(),
                                        now));
    }

    private static Uni<Void> plan(
            Mutiny.Session session, String meetingId, @Nullable Instant next) {
        return session.createMutationQuery(
                        "update ScheduleRow set nextReminderAt = :next where meetingId = :id")
                .setParameter("next", next)
                .setParameter("id", meetingId)
                .executeUpdate()
                .replaceWithVoid();
    }
}
