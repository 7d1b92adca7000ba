package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a meeting takes place, on the clocks of a zone: after a switch to daylight saving time it
 * still begins at the same time of day.
 *
 * @param start of the first occurrence
 * @param duration that passes, whatever clocks do meanwhile
 * @param recurrence {@code null}: once
 */
public record Timing(
        LocalDateTime start, ZoneId zone, Duration duration, @Nullable Recurrence recurrence) {

    /**
     * A time of day that the zone's clocks skip is read with the offset before the gap, one they
     * show twice is the first (RFC 5545 section 3.3.5).
     */
    public Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    public LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** When occurrences begin by the rule, up to and including {@code horizon}. */
    public List<LocalDateTime> starts(LocalDateTime horizon) {
        if (recurrence != null) {
            return recurrence.starts(start, zone, horizon);
        }
        return start.isAfter(horizon) ? List.of() : List.of(start);
    }

    public boolean isOccurrence(LocalDateTime recurrenceId) {
        List<LocalDateTime> upTo = starts(recurrenceId);
        return !upTo.isEmpty() && upTo.getLast().equals(recurrenceId);
    }

    /** When the last occurrence begins; nothing when there is no last one. */
    public Optional<LocalDateTime> lastStart() {
        return recurrence == null ? Optional.of(start) : recurrence.last(start, zone);
    }

    Timing with(@Nullable Recurrence other) {
        return new Timing(start, zone, duration, other);
    }
}
