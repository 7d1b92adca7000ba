package dev.evenkeel.room.schedule.domain;

import java.util.List;

/**
 * What comes of a request.
 *
 * @param schedules as they are from now on: the one that was asked about, then what became of it
 * @param notices whom to tell what
 */
public record Decided(List<Schedule> schedules, List<Notice> notices) {

    /** What was asked about. */
    public Schedule first() {
        return schedules.getFirst();
    }

    /** What answers the request: where an occurrence and those after it are now. */
    public Schedule last() {
        return schedules.getLast();
    }
}
