package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time at which a meeting takes place.
 *
 * @param recurrenceId when the rule has it begin, on the clocks of the meeting's zone
 * @param start when it does begin, on the same clocks
 * @param changed whether it is other than the rule says
 */
public record Occurrence(
        LocalDateTime recurrenceId,
        LocalDateTime start,
        Instant startsAt,
        Duration duration,
        String title,
        String agenda,
        boolean changed) {

    public Instant endsAt() {
        return startsAt.plus(duration);
    }
}
