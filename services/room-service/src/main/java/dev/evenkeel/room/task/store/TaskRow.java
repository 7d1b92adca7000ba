package dev.evenkeel.room.task.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task. */
@Entity
@Table(name = "meeting_task")
class TaskRow {
    @Id
    @Column(name = "task_id")
    UUID taskId;

    @Column(name = "meeting_id", nullable = false)
    String meetingId;

    @Column(nullable = false)
    String text;

    @Column(name = "assignee_participant")
    @Nullable String assigneeParticipant;

    @Column(name = "assignee_email")
    @Nullable String assigneeEmail;

    @Column(name = "due_on")
    @Nullable LocalDate dueOn;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "done_at")
    @Nullable Instant doneAt;

    /** For Hibernate. */
    protected TaskRow() {}

    TaskRow(UUID taskId, String meetingId, Instant createdAt) {
        this.taskId = taskId;
        this.meetingId = meetingId;
        this.createdAt = createdAt;
        this.text = "";
    }
}
