package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When a rule looks at its subjects again: seldom enough to be cheap with thousands of them, often
 * enough for windows of 5 s.
 */
final class Pace {
    private static final Duration EVERY = Duration.ofMillis(250);

    private Instant dueAt = Instant.MIN;

    /** Whether a look is due; if so the next one is due later. */
    boolean isDue(Instant now) {
        if (now.isBefore(dueAt)) {
            return false;
        }
        dueAt = now.plus(EVERY);
        return true;
    }
}
