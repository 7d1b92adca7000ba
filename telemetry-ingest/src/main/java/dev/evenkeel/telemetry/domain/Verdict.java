package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.platform.problem.Problem;

/** What became of one sample. */
public sealed interface Verdict {

    /** Fit to be published. */
    record Accepted(StreamSample sample) implements Verdict {}

    /**
     * Refused.
     *
     * @param payload the sample as received
     */
    record Rejected(Problem problem, String payload) implements Verdict {}
}
