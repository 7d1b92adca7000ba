package dev.evenkeel.room.task.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who asks about the tasks of a meeting.
 *
 * @param participantId the seat that the person has or had; {@code null} with the key of hosts only
 * @param host whether as host or co-host
 */
public record Party(@Nullable String participantId, boolean host) {

    /** Hosts say of every task that it is done, others of what they are to do. */
    public boolean mayFinish(Task task) {
        return host || (participantId != null && participantId.equals(task.participantId()));
    }
}
