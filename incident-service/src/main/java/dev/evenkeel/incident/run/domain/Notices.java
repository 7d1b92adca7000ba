package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.AlertNotification.Action;
import dev.evenkeel.contracts.incident.Incident.Severity;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.plan.PlanStepRun;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.domain.PlanAction.PageTeam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What others learn of a change of a run: an event, an audit entry for each step that changed, and
 * alerts, which end with the run.
 */
public record Notices(
        EventType<PlanRun> type, List<AuditEntry> audit, List<AlertNotification> alerts) {

    /** What the difference says. */
    public static Notices of(
            @Nullable PlanRun before, PlanRun after, Plan plan, String actor, Instant now) {
        return new Notices(
                type(before, after),
                audit(before, after, actor, now),
                alerts(before, after, plan, now));
    }

    private static EventType<PlanRun> type(@Nullable PlanRun before, PlanRun after) {
        if (Run.isOver(after.state())) {
            return EventTypes.PLAN_ENDED;
        }
        return before == null ? EventTypes.PLAN_STARTED : EventTypes.PLAN_STEP_CHANGED;
    }

    private static List<AuditEntry> audit(
            @Nullable PlanRun before, PlanRun after, String actor, Instant now) {
        List<AuditEntry> entries = new ArrayList<>();
        if (before == null || before.state() != after.state()) {
            String what = before == null ? "plan.started" : "plan." + word(after.state());
            entries.add(entry(after, actor, what, after.planId() + " on " + on(after), now));
        }
        for (int index = 0; index < after.steps().size(); index++) {
            PlanStepRun step = after.steps().get(index);
            if (before != null && before.steps().get(index).state() != step.state()) {
                String by = step.by() == null ? actor : step.by();
                String detail = step.detail() == null ? step.action() : step.detail();
                entries.add(
                        entry(
                                after,
                                by,
                                "plan.step-" + word(step.state()),
                                step.stepId() + ": " + detail,
                                now));
            }
        }
        return entries;
    }

    private static AuditEntry entry(
            PlanRun run, String actor, String what, String detail, Instant now) {
        return new AuditEntry(
                actor, what, run.runId(), AuditEntry.Outcome.GRANTED, null, detail, now);
    }

    private static List<AlertNotification> alerts(
            @Nullable PlanRun before, PlanRun after, Plan plan, Instant now) {
        List<AlertNotification> alerts = new ArrayList<>();
        boolean ends = before != null && !Run.isOver(before.state()) && Run.isOver(after.state());
        for (int index = 0; before != null && index < after.steps().size(); index++) {
            PlanStepRun step = after.steps().get(index);
            boolean paged = step.state() == PlanStepRun.State.DONE;
            boolean pages = paged && before.steps().get(index).state() != step.state();
            if (plan.steps().get(index).action() instanceof PageTeam(String team) && paged) {
                if (pages) {
                    alerts.add(alert(after, step, plan, team, Action.TRIGGER, now));
                }
                if (ends) {
                    alerts.add(alert(after, step, plan, team, Action.RESOLVE, now));
                }
            }
        }
        return alerts;
    }

    private static AlertNotification alert(
            PlanRun run, PlanStepRun step, Plan plan, String team, Action action, Instant now) {
        return new AlertNotification(
                team,
                Run.id(run.runId(), step.stepId(), "page"),
                action,
                step.text() + " (" + run.planId() + ", " + on(run) + ")",
                run.target().id(),
                Severity.CRITICAL,
                now,
                run.target().id(),
                run.target().domain(),
                "plan-" + run.planId(),
                Map.of("runId", run.runId(), "step", step.stepId()),
                plan.runbook(),
                run.incidentId(),
                null);
    }

    private static String on(PlanRun run) {
        return run.target().domain() + " " + run.target().id();
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
