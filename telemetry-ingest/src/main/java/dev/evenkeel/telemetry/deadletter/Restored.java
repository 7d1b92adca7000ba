package dev.evenkeel.telemetry.deadletter;

import dev.evenkeel.contracts.event.Event;

/** What a letter, corrected or not, can become. */
sealed interface Restored {

    record Fit(Event<?> event) implements Restored {}

    record Unfit(String reason) implements Restored {}
}
