package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.domain.PlanAction.AskPerson;
import dev.evenkeel.incident.plan.domain.PlanStep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and the plan as it was when the run began.
 *
 * @param shown what others see of it
 */
public record Run(PlanRun shown, Plan plan) {
    /** Who acts when no person does. */
    public static final String SELF = "incident-service";

    /** Who starts a run, and what for. */
    public record Order(
            String runId,
            Target target,
            @Nullable String incidentId,
            @Nullable String drillId,
            String startedBy) {}

    /** A new one, which waits for its target. */
    public static Run begin(Plan plan, Order order, Instant now) {
        List<PlanStepRun> steps = plan.steps().stream().map(Run::pending).toList();
        return new Run(
                new PlanRun(
                        order.runId(),
                        plan.id(),
                        plan.version(),
                        plan.responsible(),
                        order.target(),
                        order.incidentId(),
                        order.drillId(),
                        PlanRun.State.WAITING,
                        order.startedBy(),
                        now,
                        null,
                        null,
                        steps,
                        1),
                plan);
    }

    /** The same identity for the same parts, so that what is repeated is seen to be the same. */
    public static String id(String... parts) {
        byte[] name = String.join("|", parts).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }

    static boolean isOver(PlanRun.State state) {
        return switch (state) {
            case WAITING, RUNNING, ROLLING_BACK -> false;
            case COMPLETED, FAILED, CANCELLED, ROLLED_BACK -> true;
        };
    }

    static boolean isOver(PlanStepRun.State state) {
        return switch (state) {
            case PENDING, AWAITING_APPROVAL, RUNNING -> false;
            case DONE, FAILED, TIMED_OUT, REFUSED, SKIPPED, ROLLED_BACK -> true;
        };
    }

    private static PlanStepRun pending(PlanStep step) {
        return new PlanStepRun(
                step.id(),
                step.action().kind(),
                step.text(),
                step.action() instanceof AskPerson(String role, _) ? role : step.approval(),
                step.options(),
                PlanStepRun.State.PENDING,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
