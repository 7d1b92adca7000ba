package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the organizer decides about a meeting.
 *
 * @param agenda several lines, possibly none
 * @param reminder how long before each occurrence people are reminded; {@code null}: not
 * @param groups ids of groups that are invited whole
 */
public record Plan(
        String title,
        String agenda,
        Timing timing,
        DoorSettings door,
        @Nullable Duration reminder,
        List<String> groups) {

    public Plan {
        groups = List.copyOf(groups);
    }

    /** Without groups. */
    public Plan(
            String title,
            String agenda,
            Timing timing,
            DoorSettings door,
            @Nullable Duration reminder) {
        this(title, agenda, timing, door, reminder, List.of());
    }

    Plan at(Timing other) {
        return new Plan(title, agenda, other, door, reminder, groups);
    }
}
