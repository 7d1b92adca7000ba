package dev.evenkeel.incident.rule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One rule at work. One thread. */
interface Evaluator {
    Rule rule();

    /** Takes the same rule in a later version; what it knows stays. */
    void configure(Rule later);

    /** Takes an event that the boards have taken already; may ignore it. */
    default void observe(Observation seen) {}

    /** What fires now. */
    List<Finding> evaluate(Instant now);

    /** Whether a cause, by its id, is known to be over; not when it merely cannot be seen. */
    boolean isClear(String causeId, Instant now);

    /** Ids of the causes that are wrong, not yet long enough. */
    Set<String> pending();

    /** Ids of the causes it fires for. */
    Set<String> firing();
}
