package dev.evenkeel.contracts.telemetry;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the door noted when a report came in. Whatever a sender writes here is replaced.
 *
 * @param receivedAt when it arrived, by the clock of the platform
 * @param clockOffsetMillis the sender's clock was judged to be wrong by so much (negative: it is
 *     fast) and the times of this event were corrected by it; absent: taken as they came
 * @param late a newer report of the same series had arrived before this one
 */
public record Arrival(Instant receivedAt, @Nullable Long clockOffsetMillis, boolean late) {

    public Arrival {
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
