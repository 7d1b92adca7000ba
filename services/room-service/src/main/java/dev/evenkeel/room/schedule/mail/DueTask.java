package dev.evenkeel.room.schedule.mail;

import java.time.LocalDate;

/**
 * A task whose last day has come, and who is reminded of it.
 *
 * @param meetingTitle may be empty
 * @param email proven to be the person's
 * @param language {@code en} or {@code zh-CN}
 */
public record DueTask(
        String meetingId,
        String meetingTitle,
        String text,
        LocalDate dueOn,
        String email,
        String name,
        String language) {

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "DueTask[" + meetingId + "]";
    }
}
