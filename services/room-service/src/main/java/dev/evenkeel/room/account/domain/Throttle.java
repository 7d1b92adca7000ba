package dev.evenkeel.room.account.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a guesser waits: the first failures cost nothing, each further one twice as long as the
 * one before, never more than the cap. It is counted for each account <em>and</em> network address,
 * so that a stranger cannot keep anybody out who comes from elsewhere, and for each address alone,
 * with more patience, so that one stranger cannot try a password on everybody.
 *
 * @param free failures without a delay
 * @param first delay after the failure beyond them
 * @param longest the cap
 */
public record Throttle(int free, Duration first, Duration longest) {
    /** Of one account from one address. */
    public static final Throttle ACCOUNT =
            new Throttle(5, Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Of one address, whatever the account. */
    public static final Throttle ADDRESS =
            new Throttle(50, Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** After so long without a failure all is forgotten. */
    public static final Duration MEMORY = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 30;

    /** The delay after so many failures. */
    public Duration delay(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        long factor = 1L << Math.min(failures - free, MOST_DOUBLINGS);
        Duration delay = first.multipliedBy(factor);
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /** What is left of the delay; nothing when another attempt is welcome. */
    public Optional<Duration> left(int failures, Instant last, Instant now) {
        Duration left = Duration.between(now, last.plus(delay(failures)));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
}
