package dev.evenkeel.room.schedule.domain;

import java.time.Duration;
import java.time.LocalDateTime;

/** An occurrence that is not as the rule says. */
public sealed interface Deviation {

    /** When the rule would have it begin (RFC 5545 section 3.8.4.4). */
    LocalDateTime recurrenceId();

    /** It does not take place (EXDATE). */
    record Cancelled(LocalDateTime recurrenceId) implements Deviation {}

    /** It takes place in another way. */
    record Changed(LocalDateTime recurrenceId, Change change) implements Deviation {}

    /** How one occurrence is instead. */
    record Change(LocalDateTime start, Duration duration, String title, String agenda) {}
}
