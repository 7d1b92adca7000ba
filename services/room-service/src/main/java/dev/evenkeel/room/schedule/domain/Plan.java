package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the organizer decides about a meeting.
 *
 * @param agenda several lines, possibly none
 * @param reminder how long before each occurrence people are reminded; {@code null}: not
 */
public record Plan(
        String title,
        String agenda,
        Timing timing,
        DoorSettings door,
        @Nullable Duration reminder) {

    Plan at(Timing other) {
        return new Plan(title, agenda, other, door, reminder);
    }
}
