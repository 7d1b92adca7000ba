package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An emergency plan, as written in a file (docs/plans.md).
 *
 * @param responsible the team that answers for it
 * @param runbook link for whoever is alerted
 * @param trigger incidents that start it, besides those whose rule names it
 * @param steps in their order
 */
public record Plan(
        String id,
        int version,
        String description,
        String responsible,
        String runbook,
        Optional<Trigger> trigger,
        Targets targets,
        List<PlanStep> steps) {

    /**
     * What it is measured against, from the beginning of the trouble.
     *
     * @param detect until the incident is open
     * @param mitigate until nobody is affected any more
     * @param clear until the incident is resolved, once the cause is gone
     */
    public record Targets(Duration detect, Duration mitigate, Duration clear) {}

    /**
     * Which incidents start it.
     *
     * @param rules none: any rule
     * @param least the severity from which on
     * @param scope the domain of the cause; {@code null}: any
     * @param meetings affected at least
     */
    public record Trigger(
            Set<String> rules, Incident.Severity least, @Nullable String scope, int meetings) {
        public Trigger {
            rules = Set.copyOf(rules);
        }

        boolean fits(Incident incident) {
            return (rules.isEmpty() || rules.contains(incident.rule()))
                    && incident.severity().compareTo(least) <= 0
                    && (scope == null || scope.equals(incident.cause().domain()))
                    && incident.meetingIds().size() >= meetings;
        }
    }

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Whether an incident starts it by itself. */
    public boolean isTriggeredBy(Incident incident) {
        return trigger.isPresent() && trigger.get().fits(incident);
    }

    /** How it moves meetings off a relay; empty when it does not. */
    public Optional<PlanAction.MoveMeetings> moves() {
        return steps.stream()
                .map(PlanStep::action)
                .filter(PlanAction.MoveMeetings.class::isInstance)
                .map(PlanAction.MoveMeetings.class::cast)
                .findFirst();
    }

    /** The step of that name. */
    public Optional<PlanStep> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }
}
