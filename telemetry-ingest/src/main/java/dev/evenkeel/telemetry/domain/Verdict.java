package dev.evenkeel.telemetry.domain;

import dev.evenkeel.platform.problem.Problem;
import java.time.Instant;

/** What became of one sample. */
public sealed interface Verdict {

    /**
     * Fit to be published.
     *
     * @param raw as its sender means it
     * @param sample as it is published
     */
    record Accepted<T>(SampleRules<T> rules, T raw, T sample) implements Verdict {

        /** When it was taken, by the sender's clock. */
        Instant timestamp() {
            return rules.timestamp(raw);
        }

        Accepted<T> with(T normalised) {
            return new Accepted<>(rules, raw, normalised);
        }
    }

    /** Accepted before; not published again. */
    record Duplicate() implements Verdict {}

    /**
     * Refused.
     *
     * @param payload the sample as received
     */
    record Rejected(Problem problem, String payload) implements Verdict {}
}
