package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanStepRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step while one decision changes it. */
final class StepDraft {
    private final PlanStepRun before;
    PlanStepRun.State state;
    int attempts;
    @Nullable Instant beganAt;
    @Nullable Instant dueAt;
    @Nullable Instant retryAt;
    @Nullable Instant endedAt;
    @Nullable String by;
    @Nullable String answer;
    @Nullable String detail;

    StepDraft(PlanStepRun before) {
        this.before = before;
        state = before.state();
        attempts = before.attempts();
        beganAt = before.beganAt();
        dueAt = before.dueAt();
        retryAt = before.retryAt();
        endedAt = before.endedAt();
        by = before.by();
        answer = before.answer();
        detail = before.detail();
    }

    PlanStepRun done() {
        return new PlanStepRun(
                before.stepId(),
                before.action(),
                before.text(),
                before.role(),
                before.options(),
                state,
                attempts,
                beganAt,
                dueAt,
                retryAt,
                endedAt,
                by,
                answer,
                detail);
    }
}
