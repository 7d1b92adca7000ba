package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.failover.FailoverCommand.Action;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import dev.evenkeel.contracts.relay.RelayState;
import dev.evenkeel.incident.plan.domain.MeetingMoves;
import dev.evenkeel.incident.plan.domain.Plan;
import dev.evenkeel.incident.plan.domain.PlanAction.MoveMeetings;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.plan.domain.Trouble;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import dev.evenkeel.incident.rule.domain.RelaySight;
import dev.evenkeel.incident.rule.domain.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the plan of a rule wants done for an incident now. */
final class Repair {
    private static final Duration READY_WITHIN = Duration.ofSeconds(1);

    private final PlanCatalog plans;

    Repair(PlanCatalog plans) {
        this.plans = plans;
    }

    /**
     * The commands that are due.
     *
     * @param cases all that are known, for what the plan did before
     * @param held whether only first attempts are wanted
     */
    List<MeetingMoves.Ordered> due(
            IncidentCase found,
            Finding finding,
            Collection<IncidentCase> cases,
            Detector detector,
            boolean held,
            Instant now) {
        Optional<MoveMeetings> moves = plan(finding.rule()).flatMap(Plan::moves);
        if (moves.isEmpty()) {
            return List.of();
        }
        Trouble trouble = trouble(found, finding, cases, detector, now);
        List<MeetingMoves.Ordered> orders = new ArrayList<>();
        for (MeetingSight meeting : detector.meetings().placedOn(finding.cause().id())) {
            Step before = found.steps().get(meeting.meetingId());
            if (meeting.placement() != null && (before == null || !held)) {
                MeetingMoves.due(moves.get(), trouble, meeting.placement(), before, now)
                        .ifPresent(orders::add);
            }
        }
        return orders;
    }

    /** Link for whoever is alerted; empty without a plan. */
    String runbook(Rule rule) {
        return plan(rule).map(Plan::runbook).orElse("");
    }

    private Optional<Plan> plan(Rule rule) {
        return Optional.ofNullable(rule.plan()).flatMap(plans::plan);
    }

    private static Trouble trouble(
            IncidentCase found,
            Finding finding,
            Collection<IncidentCase> cases,
            Detector detector,
            Instant now) {
        Set<String> others =
                detector.relays().relays().stream()
                        .filter(relay -> !relay.relayId().equals(finding.cause().id()))
                        .filter(relay -> isReady(relay, now))
                        .map(RelaySight::relayId)
                        .collect(Collectors.toSet());
        return new Trouble(
                found.id(),
                finding.cause().id(),
                finding.summary() + " " + finding.evidence().getFirst().text(),
                finding.goneSince(),
                others,
                movedAt(cases));
    }

    /** When each meeting was last moved, whatever the incident: one that was is left in peace. */
    private static Map<String, Instant> movedAt(Collection<IncidentCase> cases) {
        Map<String, Instant> moved = new HashMap<>();
        cases.stream()
                .flatMap(one -> one.steps().values().stream())
                .filter(step ->
                        step.result() == Result.APPLIED
                                && step.action() != Action.REPLACE_STANDBY
                                && step.decidedAt() != null)
                .forEach(step -> moved.merge(step.meetingId(), step.decidedAt(), Repair::later));
        return moved;
    }

    private static boolean isReady(RelaySight relay, Instant now) {
        return !relay.stopped()
                && relay.heardAt() != null
                && now.isBefore(relay.heardAt().plus(READY_WITHIN))
                && relay.heartbeat() != null
                && relay.heartbeat().state() == RelayState.READY;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
