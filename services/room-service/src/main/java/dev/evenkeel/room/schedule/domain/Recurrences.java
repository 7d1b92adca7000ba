package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.domain.Reply;

/** Reads back rules that were accepted before. */
public final class Recurrences {
    private Recurrences() {}

    /** As {@link Recurrence#rule} wrote it. */
    public static Recurrence stored(String rule) {
        return switch (RecurrenceText.parse(rule)) {
            case Reply.Done<Recurrence>(Recurrence recurrence) -> recurrence;
            case Reply.Refused<Recurrence> refused ->
                    throw new IllegalStateException("stored rule: " + refused.refusal());
        };
    }
}
