package dev.evenkeel.room.control;

import java.time.Duration;
import java.time.Instant;

/**
 * When a relay is told again.
 *
 * @param pause before the next attempt
 * @param until no attempt begins after this
 */
record Retry(Duration pause, Instant until) {
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    static Retry first(Instant now, Duration patience) {
        return new Retry(FIRST_PAUSE, now.plus(patience));
    }

    boolean isOver(Instant now) {
        return now.isAfter(until);
    }

    /** After no answer: with growing pauses. */
    Retry afterSilence() {
        Duration doubled = pause.multipliedBy(2);
        return new Retry(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE, until);
    }

    /**
     * After 503: a relay that just woke is fenced until it hears where its meetings are, which is
     * what it is being told. It is alive and worth the full patience again, in short steps.
     */
    Retry afterBusy(Instant now, Duration patience) {
        return first(now, patience);
    }
}
