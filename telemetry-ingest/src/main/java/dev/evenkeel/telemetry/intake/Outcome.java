package dev.evenkeel.telemetry.intake;

import dev.evenkeel.platform.problem.Problem;

/** What became of a submission as a whole. */
public sealed interface Outcome {

    /** Kafka has what was good of it, and what was not with the reason. */
    record Taken(IngestAnswer answer) implements Outcome {}

    /** None of it was taken; with {@link Problem#retryAfter()} it may be sent again then. */
    record Refused(Problem problem) implements Outcome {}
}
