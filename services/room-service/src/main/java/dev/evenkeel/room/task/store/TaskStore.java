package dev.evenkeel.room.task.store;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.outbox.Outbox;
import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.task.domain.Task;
import dev.evenkeel.room.task.domain.Task.Assignee;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps tasks, and tells the world in the same transaction. */
@Singleton
public class TaskStore {
    /** Of one meeting; more is a plan, not what came of a meeting. */
    public static final int MOST = 200;

    private static final int MOST_OWN = 500;

    private static final String WITH_NAME =
            """
            select t, p.name, m.title from TaskRow t join MeetingRow m on m.meetingId = t.meetingId
            left join ParticipantRow p on p.participantId = t.assigneeParticipant
            """;

    private static final String OWN =
            """
            (t.assigneeEmail = :email or exists (select 1 from ParticipantAccountRow a
            where a.participantId = t.assigneeParticipant and a.accountId = :account))
            """;

    private final Transactions transactions;
    private final Outbox outbox;
    private final EventFactory events;

    @Inject
    TaskStore(Transactions transactions, Outbox outbox, EventFactory events) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.events = events;
    }

    /** A task among others of other meetings. */
    public record Titled(Task task, String meetingTitle) {}

    /** Of a meeting, in the order of writing. */
    public Uni<List<Task>> of(String meetingId) {
        return transactions.run(session ->
                session.createQuery(
                                WITH_NAME
                                        + "where t.meetingId = :meeting order by t.createdAt,"
                                        + " t.taskId",
                                Tuple.class)
                        .setParameter("meeting", meetingId)
                        .getResultList()
                        .map(rows -> rows.stream().map(TaskStore::task).toList()));
    }

    /** What somebody with an account is to do: open before done, due before the rest. */
    public Uni<List<Titled>> own(String accountId, Optional<String> provenEmail) {
        return transactions.run(session ->
                session.createQuery(
                                WITH_NAME
                                        + "where "
                                        + OWN
                                        + """
                                        order by t.doneAt desc nulls first,
                                        t.dueOn nulls last, t.createdAt
                                        """,
                                Tuple.class)
                        .setParameter("email", provenEmail.orElse(""))
                        .setParameter("account", accountId)
                        .setMaxResults(MOST_OWN)
                        .getResultList()
                        .map(rows ->
                                rows.stream()
                                        .map(row -> new Titled(task(row), row.get(2, String.class)))
                                        .toList()));
    }

    /** One of them. */
    public Uni<Optional<Task>> own(UUID id, String accountId, Optional<String> provenEmail) {
        return transactions.run(session ->
                session.createQuery(WITH_NAME + "where t.taskId = :id and " + OWN, Tuple.class)
                        .setParameter("id", id)
                        .setParameter("email", provenEmail.orElse(""))
                        .setParameter("account", accountId)
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row).map(TaskStore::task)));
    }

    public Uni<Optional<Task>> find(String meetingId, UUID id) {
        return transactions.run(session ->
                session.createQuery(
                                WITH_NAME + "where t.taskId = :id and t.meetingId = :meeting",
                                Tuple.class)
                        .setParameter("id", id)
                        .setParameter("meeting", meetingId)
                        .getSingleResultOrNull()
                        .map(row -> Optional.ofNullable(row).map(TaskStore::task)));
    }

    /** Writes it as it is to be; a task of this id in another meeting is in the way. */
    public Uni<Boolean> keep(
            Task task, TaskChanged.Change change, @Nullable String by, Instant at) {
        return transactions.run(session ->
                session.find(TaskRow.class, task.id())
                        .chain(known ->
                                known != null && !known.meetingId.equals(task.meetingId())
                                        ? Uni.createFrom().item(false)
                                        : write(session, known, task)
                                                .chain(() ->
                                                        outbox.append(
                                                                session,
                                                                told(task, change, by, at)))
                                                .replaceWith(true)));
    }

    public Uni<Void> delete(Task task, @Nullable String by, Instant at) {
        return transactions.run(session ->
                session.createMutationQuery("delete from TaskRow t where t.taskId = :id")
                        .setParameter("id", task.id())
                        .executeUpdate()
                        .chain(() ->
                                outbox.append(
                                        session, told(task, TaskChanged.Change.DELETED, by, at))));
    }

    private static Uni<Void> write(Mutiny.Session session, @Nullable TaskRow known, Task task) {
        TaskRow row =
                known == null ? new TaskRow(task.id(), task.meetingId(), task.createdAt()) : known;
        row.text = task.text();
        row.assigneeParticipant = task.participantId();
        row.assigneeEmail =
                task.assignee() instanceof Assignee.Address(String email) ? email : null;
        row.dueOn = task.dueOn();
        row.doneAt = task.doneAt();
        return known == null ? session.persist(row).chain(() -> session.flush()) : session.flush();
    }

    private dev.evenkeel.contracts.event.Event<TaskChanged> told(
            Task task, TaskChanged.Change change, @Nullable String by, Instant at) {
        return events.create(
                EventTypes.TASK_CHANGED,
                task.meetingId(),
                new TaskChanged(
                        task.meetingId(),
                        task.id().toString(),
                        change,
                        task.participantId(),
                        by,
                        at));
    }

    private static Task task(Tuple found) {
        TaskRow row = found.get(0, TaskRow.class);
        return new Task(
                row.taskId,
                row.meetingId,
                row.text,
                assignee(row, found.get(1, String.class)),
                row.dueOn,
                row.createdAt,
                row.doneAt);
    }

    private static Assignee assignee(TaskRow row, @Nullable String name) {
        if (row.assigneeParticipant != null) {
            return new Assignee.Participant(
                    row.assigneeParticipant, Objects.requireNonNullElse(name, ""));
        }
        return row.assigneeEmail == null
                ? new Assignee.Nobody()
                : new Assignee.Address(row.assigneeEmail);
    }
}
