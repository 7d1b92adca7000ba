package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When a rule looks at its subjects again: at once with few of them, the more there are the more
 * seldom, so that looking takes a bounded share of the time, and often enough for windows of 5 s.
 */
final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(250);
    private static final Duration EACH = Duration.ofNanos(100_000);

    private Instant dueAt = Instant.MIN;

    /**
     * Whether a look is due; if so the next one is due later.
     *
     * @param subjects about how many there are to look at
     */
    boolean isDue(Instant now, int subjects) {
        if (now.isBefore(dueAt)) {
            return false;
        }
        dueAt = now.plus(rest(subjects));
        return true;
    }

    private static Duration rest(int subjects) {
        Duration rest = EACH.multipliedBy(subjects);
        if (rest.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}
