package dev.evenkeel.room.task.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done after a meeting.
 *
 * @param dueOn the last day for it, wherever the person is
 * @param doneAt {@code null} while it is open
 */
public record Task(
        UUID id,
        String meetingId,
        String text,
        Assignee assignee,
        @Nullable LocalDate dueOn,
        Instant createdAt,
        @Nullable Instant doneAt) {

    /** Who is to do it. */
    public sealed interface Assignee {
        /** Not decided. */
        record Nobody() implements Assignee {}

        /** Somebody who is or was in the meeting, by the name of then. */
        record Participant(String participantId, String name) implements Assignee {}

        /** Somebody who need not have been there, by the address. */
        record Address(String email) implements Assignee {}
    }

    /** The participant who is to do it, if it is one. */
    public @Nullable String participantId() {
        return assignee instanceof Assignee.Participant(String id, _) ? id : null;
    }

    /** The same, done at this moment, or to be done again. */
    public Task done(@Nullable Instant at) {
        return new Task(id, meetingId, text, assignee, dueOn, createdAt, at);
    }
}
