package dev.evenkeel.incident.run.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.plan.PlanRun.Target;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.domain.PlanAction;
import dev.evenkeel.incident.plan.domain.PlanStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a plan would do on a target, and does nothing. */
public final class DryRun {
    private DryRun() {}

    /**
     * One step.
     *
     * @param would a sentence
     * @param onlyIf its condition; empty without one
     */
    public record Would(String stepId, String would, String onlyIf, boolean asksPerson) {}

    /** All steps in their order. */
    public static List<Would> of(Plan plan, Target target, List<String> meetingsThere) {
        return plan.steps().stream()
                .map(step ->
                        new Would(
                                step.id(),
                                sentence(step, target, meetingsThere),
                                condition(step.onlyIf()),
                                step.approval() != null
                                        || step.action() instanceof PlanAction.AskPerson))
                .toList();
    }

    private static String sentence(PlanStep step, Target target, List<String> meetings) {
        String what =
                switch (step.action()) {
                    case PlanAction.MoveMeetings _ ->
                            meetings.isEmpty()
                                    ? "Would move every meeting off %s; none is there now."
                                            .formatted(target.id())
                                    : "Would move %d meetings off %s: %s."
                                            .formatted(
                                                    meetings.size(),
                                                    target.id(),
                                                    String.join(", ", meetings));
                    case PlanAction.LowerLayers(Ceiling ceiling, Duration atMost) ->
                            "Would hold the pictures of its meetings below a ceiling (%s), for %s at most."
                                    .formatted(LayerOrders.words(ceiling), atMost);
                    case PlanAction.RaiseLayers(Duration stay) ->
                            stay.isZero()
                                    ? "Would let pictures rise again."
                                    : "Would let pictures rise again, %s after they were lowered at the earliest."
                                            .formatted(stay);
                    case PlanAction.DrainRelay _ ->
                            "Would take %s out of use.".formatted(target.id());
                    case PlanAction.TakeBackRelay _ ->
                            "Would take %s back into use.".formatted(target.id());
                    case PlanAction.SwitchDevice _ ->
                            "Would have another device of its room take over from %s."
                                    .formatted(target.id());
                    case PlanAction.SwitchLink(var url, _) ->
                            "Would have %s use the next link of the site in place of %s."
                                    .formatted(url.getHost(), target.id());
                    case PlanAction.TakeBackLink(var url, _) ->
                            "Would have %s use %s again.".formatted(url.getHost(), target.id());
                    case PlanAction.CallWebhook webhook ->
                            "Would call %s.".formatted(webhook.url().getHost());
                    case PlanAction.PageTeam(String team) -> "Would alert %s.".formatted(team);
                    case PlanAction.AskPerson(String role, List<String> options) ->
                            "Would ask %s: %s (%s)"
                                    .formatted(role, step.text(), String.join(", ", options));
                    case PlanAction.WaitFor(var until) ->
                            "Would wait until the incident is %s."
                                    .formatted(
                                            until == PlanStep.Until.RESOLVED
                                                    ? "resolved"
                                                    : "mitigated");
                };
        return step.approval() == null
                ? what
                : what + " After approval by " + step.approval() + ".";
    }

    private static String condition(PlanStep.OnlyIf onlyIf) {
        List<String> parts = new ArrayList<>();
        if (onlyIf.byHand()) {
            parts.add("no incident has started it");
        }
        Optional.ofNullable(onlyIf.incident())
                .map(until ->
                        until == PlanStep.Until.RESOLVED
                                ? "the incident is not resolved"
                                : "the incident is not mitigated")
                .ifPresent(parts::add);
        if (onlyIf.step() != null) {
            String how = onlyIf.answer() == null ? onlyIf.ended() : onlyIf.answer();
            parts.add("step %s: %s".formatted(onlyIf.step(), how));
        }
        if (onlyIf.meetings() > 0) {
            parts.add("at least %d meetings are affected".formatted(onlyIf.meetings()));
        }
        return String.join(", ", parts);
    }
}
