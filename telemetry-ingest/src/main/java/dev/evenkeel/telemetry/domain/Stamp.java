package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.telemetry.Arrival;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the door knows of a sample that its sender could not.
 *
 * @param clockOffset what to add to the sender's times; {@code null}: nothing
 * @param late a newer one of its series came before
 */
record Stamp(Instant receivedAt, @Nullable Duration clockOffset, boolean late) {

    Instant corrected(Instant time) {
        return clockOffset == null ? time : time.plus(clockOffset);
    }

    Arrival arrival() {
        return new Arrival(receivedAt, clockOffset == null ? null : clockOffset.toMillis(), late);
    }
}
