package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up task of a meeting was written, done or taken away. Its words stay in room-service.
 *
 * @param assignee participant who is to do it; absent: nobody, or somebody known by an address
 * @param by participant who changed it; absent: somebody without a seat
 */
public record TaskChanged(
        String meetingId,
        String taskId,
        Change change,
        @Nullable String assignee,
        @Nullable String by,
        Instant changedAt) {

    /** What became of it. */
    public enum Change {
        @JsonProperty("added")
        ADDED,

        /** Other words, another person or another day. */
        @JsonProperty("changed")
        CHANGED,

        @JsonProperty("done")
        DONE,

        @JsonProperty("reopened")
        REOPENED,

        @JsonProperty("deleted")
        DELETED
    }
}
