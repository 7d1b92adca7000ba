package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.plan.domain.PlanAction;

/**
 * Something to be done outside this service.
 *
 * @param key the same for every attempt, so that receivers count it once
 * @param undo it undoes the step
 */
public record Deed(
        String key,
        String runId,
        String planId,
        String stepId,
        String text,
        PlanAction action,
        Target target,
        boolean undo) {}
