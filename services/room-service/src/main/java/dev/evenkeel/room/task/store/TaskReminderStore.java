package dev.evenkeel.room.task.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.schedule.mail.DueTask;
import dev.evenkeel.room.schedule.mail.Letter;
import dev.evenkeel.room.schedule.mail.Mailroom;
import dev.evenkeel.room.schedule.mail.ReminderSource;
import dev.evenkeel.room.schedule.store.MailStore;
import dev.evenkeel.room.task.TaskConfig;
import dev.evenkeel.room.task.domain.DueDays;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reminders of tasks that are due, to those with an account whose address is proven. Whom of what
 * is on record in the transaction that writes the mail: nobody is reminded twice of a task and its
 * day, however many processes look. What is done meanwhile waits for the lock of its row.
 */
@Singleton
public class TaskReminderStore implements ReminderSource {
    private static final String NEXT =
            """
            select cast(t.task_id as text), cast(t.due_on as text), a.account_id,
                t.meeting_id, m.title, t.text, a.email, a.name, a.language
            from {h-schema}meeting_task t
            join {h-schema}meeting m on m.meeting_id = t.meeting_id
            left join {h-schema}participant_account p on p.participant_id = t.assignee_participant
            left join {h-schema}account e on e.email = t.assignee_email
            join {h-schema}account a on a.account_id = coalesce(p.account_id, e.account_id)
            where t.done_at is null and t.due_on between :from and :to
              and a.email_verified and not a.disabled
              and not exists (
                  select 1 from {h-schema}task_reminder r
                  where r.task_id = t.task_id and r.due_on = t.due_on
                    and r.account_id = a.account_id)
            order by t.due_on, t.task_id limit 1
            for update of t skip locked
            """;
    private static final String NOTE =
            """
            insert into {h-schema}task_reminder (task_id, due_on, account_id)
            values (:task, :due, :account)
            on conflict do nothing
            """;

    private final Transactions transactions;
    private final MailStore mails;
    private final Mailroom mailroom;
    private final TaskConfig config;

    @Inject
    TaskReminderStore(
            Transactions transactions, MailStore mails, Mailroom mailroom, TaskConfig config) {
        this.transactions = transactions;
        this.mails = mails;
        this.mailroom = mailroom;
        this.config = config;
    }

    private record Due(UUID taskId, String accountId, DueTask task) {}

    /** Reminds of one task. */
    @Override
    public Uni<Boolean> remind(Instant now) {
        return transactions.run(session ->
                next(session, days(now))
                        .chain(found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : remind(session, found.get(), now).replaceWith(true)));
    }

    @Override
    public Uni<Integer> forget(Instant now) {
        return transactions.run(session ->
                session.createNativeQuery("delete from {h-schema}task_reminder where due_on < :old")
                        .setParameter("old", days(now).from())
                        .executeUpdate());
    }

    private DueDays days(Instant now) {
        return DueDays.at(now, config.remindFrom(), config.zone());
    }

    private static Uni<Optional<Due>> next(Mutiny.Session session, DueDays days) {
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter("from", days.from())
                .setParameter("to", days.to())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(TaskReminderStore::due));
    }

    private Uni<Void> remind(Mutiny.Session session, Due due, Instant now) {
        return session.createNativeQuery(NOTE)
                .setParameter("task", due.taskId())
                .setParameter("due", due.task().dueOn())
                .setParameter("account", due.accountId())
                .executeUpdate()
                .chain(noted -> mails.put(session, noted == 0 ? List.of() : letters(due), now));
    }

    private List<Letter> letters(Due due) {
        return mailroom.reminder(due.task()).stream().toList();
    }

    private static Due due(Object[] row) {
        return new Due(
                UUID.fromString((String) row[0]),
                (String) row[2],
                new DueTask(
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        LocalDate.parse((String) row[1]),
                        (String) row[6],
                        (String) row[7],
                        (String) row[8]));
    }
}
