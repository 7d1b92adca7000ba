package dev.evenkeel.room.schedule.domain;

import org.jspecify.annotations.Nullable;

/**
 * Something an invited person has to be told.
 *
 * @param schedule as it is now
 * @param occurrence what it is about; {@code null}: all of them
 */
public record Notice(Kind kind, Schedule schedule, Invitee to, @Nullable Occurrence occurrence) {

    /** What has happened, from the person's point of view. */
    public enum Kind {
        INVITED,
        CHANGED,
        CANCELLED
    }
}
