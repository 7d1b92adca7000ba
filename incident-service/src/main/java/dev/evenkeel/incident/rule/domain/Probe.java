package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The condition of a rule written as data, for each of its subjects. */
interface Probe {

    /** Takes an event; may ignore it. */
    void observe(Observation seen);

    /** What can be said now; of whom nothing is said, nothing is wrong. */
    Map<String, Sight> look(Instant now);

    /** How long a condition has held already that is first seen to hold. */
    default Duration lookback() {
        return Duration.ZERO;
    }

    /** Whether nothing can be said of a subject that {@link #look} does not tell of. */
    default boolean isUnknown(String subject, Instant now) {
        return false;
    }

    /** The scope of its subjects. */
    Scope scope();

    /**
     * One subject.
     *
     * @param text evidence, a sentence in English
     */
    record Sight(Condition condition, String text, Set<String> meetingIds) {
        public Sight {
            meetingIds = Set.copyOf(meetingIds);
        }
    }
}
