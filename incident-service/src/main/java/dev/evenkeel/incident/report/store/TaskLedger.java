package dev.evenkeel.incident.report.store;

import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.incident.report.domain.MeetingReport.FollowUp;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How it stands with the follow-up tasks of meetings, which change after the report was built. Only
 * the newest change of a task counts, so storing twice changes nothing.
 */
@Singleton
public class TaskLedger {
    private static final String STORE =
            """
            insert into {h-schema}report_task as t
                (meeting_id, task_id, assignee, done, deleted, added_at, changed_at)
            values (:meeting, :task, nullif(:assignee, ''),
                coalesce(cast(nullif(:done, '') as boolean), false), :deleted, :at, :at)
            on conflict (meeting_id, task_id) do update set
                assignee = excluded.assignee, deleted = excluded.deleted,
                done = coalesce(cast(nullif(:done, '') as boolean), t.done), changed_at = excluded.changed_at
            where t.changed_at < excluded.changed_at
            """;
    private static final String OF_MEETING =
            """
            select task_id, assignee, done, changed_at from {h-schema}report_task
            where meeting_id = :meeting and not deleted order by added_at, task_id
            """;

    /** Stores changes in this order. */
    public Uni<Void> store(Mutiny.Session session, Collection<TaskChanged> changes) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (TaskChanged change : changes) {
            all = all.chain(() -> store(session, change));
        }
        return all;
    }

    /** In the order of writing. */
    Uni<List<FollowUp>> of(Mutiny.Session session, String meetingId) {
        return session.createNativeQuery(OF_MEETING, Object[].class)
                .setParameter("meeting", meetingId)
                .getResultList()
                .map(rows -> rows.stream().map(TaskLedger::followUp).toList());
    }

    private static Uni<Void> store(Mutiny.Session session, TaskChanged change) {
        return session.createNativeQuery(STORE)
                .setParameter("meeting", change.meetingId())
                .setParameter("task", change.taskId())
                .setParameter("assignee", Objects.requireNonNullElse(change.assignee(), ""))
                .setParameter("done", done(change.change()))
                .setParameter("deleted", change.change() == TaskChanged.Change.DELETED)
                .setParameter("at", change.changedAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Empty: as before. */
    private static String done(TaskChanged.Change change) {
        return switch (change) {
            case ADDED, REOPENED -> "false";
            case DONE -> "true";
            case CHANGED, DELETED -> "";
        };
    }

    private static FollowUp followUp(Object[] row) {
        return new FollowUp((String) row[0], (String) row[1], (Boolean) row[2], instant(row[3]));
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("a time of " + value.getClass());
        };
    }
}
