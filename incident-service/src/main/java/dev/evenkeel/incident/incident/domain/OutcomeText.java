package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.incident.plan.domain.Step;

/** What became of a command, in a sentence. */
final class OutcomeText {
    private OutcomeText() {}

    static String of(Step step, FailoverOutcome outcome) {
        String meeting = outcome.meetingId();
        return switch (outcome.result()) {
            case APPLIED ->
                    "Applied to %s: %s, epoch %d."
                            .formatted(meeting, outcome.detail(), outcome.epoch());
            case NOT_NEEDED ->
                    "%s does not use the relay any more (epoch %d)."
                            .formatted(meeting, outcome.epoch());
            case STALE_EPOCH ->
                    "%s was placed anew meanwhile: decided on epoch %d, now %d."
                            .formatted(meeting, step.epoch(), outcome.epoch());
            case NO_RELAY -> "No other relay for %s; waiting for one.".formatted(meeting);
            case EXPIRED -> "The command for %s came too late.".formatted(meeting);
        };
    }
}
