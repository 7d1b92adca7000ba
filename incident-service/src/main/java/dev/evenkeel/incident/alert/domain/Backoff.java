package dev.evenkeel.incident.alert.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message that did not arrive is tried again: for three days, then no more. */
public final class Backoff {
    /** After so long since the first attempt it is given up. */
    public static final Duration GIVEN_UP = Duration.ofDays(3);

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4));

    private Backoff() {}

    /**
     * The time of the next attempt; empty when it is given up.
     *
     * @param attempts made so far, from 1
     * @param jitter 0–1; up to a fifth of the wait is added
     */
    public static Optional<Instant> next(
            int attempts, Instant firstAt, Instant now, double jitter) {
        Duration wait = WAITS.get(Math.min(attempts, WAITS.size()) - 1);
        Instant at = now.plus(wait).plusMillis((long) (wait.toMillis() * jitter / 5));
        return at.isAfter(firstAt.plus(GIVEN_UP)) ? Optional.empty() : Optional.of(at);
    }
}
