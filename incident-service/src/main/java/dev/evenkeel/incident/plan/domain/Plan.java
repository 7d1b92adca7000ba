package dev.evenkeel.incident.plan.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evenkeel.contracts.failover.FailoverCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An emergency plan, as written in {@code plans/*.yaml}: what to do for a meeting by the part the
 * relay in trouble plays in it.
 *
 * @param responsible the role that answers for it
 * @param runbook link for whoever is alerted
 * @param retryAfter pause before a step without a relay to go to is tried again
 * @param mostAttempts at one placement epoch
 * @param holdDown after a meeting was moved by this plan it is not moved again for so long
 */
public record Plan(
        String id,
        int version,
        String description,
        String responsible,
        String runbook,
        Duration retryAfter,
        int mostAttempts,
        Duration holdDown,
        List<PlanStep> steps) {

    /** The part a relay plays in a meeting. */
    public enum Role {
        @JsonProperty("primary")
        PRIMARY,
        @JsonProperty("standby")
        STANDBY
    }

    /**
     * What to do.
     *
     * @param expireAfter not to be carried out later than this after it was ordered
     */
    public record PlanStep(Role role, FailoverCommand.Action action, Duration expireAfter) {}

    public Plan {
        steps = List.copyOf(steps);
        if (mostAttempts < 1) {
            throw new IllegalArgumentException("plan " + id + ": mostAttempts from 1");
        }
    }

    Optional<PlanStep> stepFor(Role role) {
        return steps.stream().filter(step -> step.role() == role).findFirst();
    }
}
