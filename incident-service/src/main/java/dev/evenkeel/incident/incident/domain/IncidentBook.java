package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.plan.domain.PlanRunner;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All incidents that are not resolved, or only just, held against what the rules find. Every call
 * compares the two and decides the difference, so it may be repeated at any time, from any state.
 * One thread.
 */
public final class IncidentBook {
    /** How long a resolved incident still counts, for hold-downs and for reopening. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Time a fresh process gives the rules before it believes that a loaded incident is over. */
    static final Duration SETTLING = Duration.ofSeconds(15);

    private final Repair repair;
    private final Supplier<String> incidentIds;
    private final Map<String, IncidentCase> cases = new HashMap<>();
    private RuleSet rules;
    private Instant settledAt = Instant.MIN;
    private boolean held;

    public IncidentBook(RuleSet rules, PlanCatalog plans, Supplier<String> incidentIds) {
        this.rules = rules;
        this.repair = new Repair(plans);
        this.incidentIds = incidentIds;
    }

    /**
     * Replaces the rules in force; incidents of rules that are gone end with the next comparison.
     */
    public void use(RuleSet inForce) {
        rules = inForce;
    }

    /** Begins with what is stored. */
    public void load(Collection<IncidentCase> stored, Instant now) {
        cases.clear();
        stored.forEach(known -> cases.put(known.id(), known));
        settledAt = now.plus(SETTLING);
    }

    /**
     * Holds back further attempts of commands, for as long as those decided before cannot even be
     * written. First commands are decided all the same.
     */
    public void holdRetries(boolean hold) {
        held = hold;
    }

    public Collection<IncidentCase> cases() {
        return List.copyOf(cases.values());
    }

    /** What became of a command. Twice, or of a command nobody waits for, it changes nothing. */
    public List<Decision<IncidentCase>> outcome(FailoverOutcome outcome) {
        IncidentCase known = cases.get(outcome.incidentId());
        List<Decision<IncidentCase>> decisions = new ArrayList<>();
        if (known != null) {
            take(IncidentLife.outcome(known, outcome), decisions);
        }
        return decisions;
    }

    /** Compares findings and incidents and decides what is to be done now. */
    public List<Decision<IncidentCase>> reconcile(
            List<Finding> findings, Detector detector, Instant now) {
        List<Decision<IncidentCase>> decisions = new ArrayList<>();
        Set<Firing> firing = new HashSet<>();
        for (Finding finding : findings) {
            firing.add(new Firing(finding.rule().id(), finding.cause()));
            IncidentCase found = find(finding, detector, now, decisions);
            if (found.hold() == Hold.CLOSED) {
                continue;
            }
            List<PlanRunner.Ordered> orders =
                    repair.due(found, finding, cases.values(), detector, held, now);
            if (!orders.isEmpty()) {
                take(IncidentLife.command(found, orders, now), decisions);
            }
        }
        for (IncidentCase open : cases()) {
            if (!open.isResolved()) {
                follow(open, firing, detector, now, decisions);
            } else if (open.hold() == Hold.CLOSED && !isFiring(open, firing)) {
                take(IncidentLife.letGo(open), decisions);
            }
        }
        cases.values()
                .removeIf(known ->
                        known.isResolved()
                                && known.hold() != Hold.CLOSED
                                && !isRemembered(known.incident(), now));
        return decisions;
    }

    /** A rule and the cause it fires for. */
    private record Firing(String rule, Incident.Cause cause) {}

    private IncidentCase find(
            Finding finding, Detector detector, Instant now, List<Decision<IncidentCase>> into) {
        List<String> meetings = affected(finding, detector);
        Optional<IncidentCase> known =
                cases.values().stream()
                        .filter(one -> isOf(one.incident(), finding))
                        .filter(one -> !one.isResolved() || isReopenable(one, finding, now))
                        .findFirst();
        String runbook = repair.runbook(finding.rule());
        if (known.isPresent() && isAnotherLoss(known.get(), finding)) {
            take(IncidentLife.supersede(known.get(), runbook, now), into);
            known = Optional.empty();
        }
        if (known.isEmpty()) {
            return take(
                    IncidentLife.open(incidentIds.get(), finding, meetings, runbook, now), into);
        }
        IncidentCase one = known.get();
        if (one.hold() == Hold.CLOSED) {
            return one;
        }
        return take(
                one.isResolved()
                        ? IncidentLife.reopen(one, finding, meetings, runbook, now)
                        : IncidentLife.goOn(one, finding, meetings),
                into);
    }

    private static List<String> affected(Finding finding, Detector detector) {
        boolean byPlacement =
                finding.cause().domain().equals("relay") && finding.goneSince() == null;
        List<String> affected = new ArrayList<>(finding.meetingIds());
        if (byPlacement) {
            detector.meetings()
                    .placedOn(finding.cause().id())
                    .forEach(meeting -> affected.add(meeting.meetingId()));
        }
        return affected.stream().distinct().toList();
    }

    private void follow(
            IncidentCase open,
            Set<Firing> firing,
            Detector detector,
            Instant now,
            List<Decision<IncidentCase>> into) {
        IncidentCase current = open;
        List<Step> superfluous = CaseProgress.superfluous(current, detector.meetings(), now);
        if (!superfluous.isEmpty()) {
            current = take(IncidentLife.notNeeded(current, superfluous, now), into);
        }
        if (CaseProgress.hasEverybodyMoved(current, detector.meetings())) {
            current = take(IncidentLife.everybodyMoved(current, now), into);
        }
        Incident incident = current.incident();
        Optional<Rule> rule = rules.rule(incident.rule());
        if (rule.isEmpty()) {
            take(IncidentLife.ruleGone(current, now), into);
            return;
        }
        if (rule.get().plan() != null && CaseProgress.isMitigated(current)) {
            current = take(IncidentLife.mitigate(current, now), into);
        }
        boolean over =
                !isFiring(current, firing)
                        && current.hold() != Hold.OPEN
                        && !firing.contains(new Firing("relay-lost", incident.cause()))
                        && !current.isWaiting(now)
                        && now.isAfter(settledAt)
                        && detector.isClear(incident.rule(), incident.cause(), now);
        if (over) {
            boolean gone =
                    incident.cause().domain().equals("relay")
                            && !detector.relays().knows(incident.cause().id());
            take(IncidentLife.resolve(current, gone, repair.runbook(rule.get()), now), into);
        }
    }

    private static boolean isFiring(IncidentCase known, Set<Firing> firing) {
        return firing.contains(new Firing(known.incident().rule(), known.incident().cause()));
    }

    /**
     * Does what a person asks, or says why not.
     *
     * @param stored the incident it names, for one that is no longer remembered here
     */
    public Reply request(Request asked, Optional<IncidentCase> stored) {
        IncidentCase known =
                Optional.ofNullable(cases.get(asked.incidentId())).or(() -> stored).orElse(null);
        Reply reply = Desk.decide(asked, known, cases, rules);
        if (reply instanceof Reply.Done(List<Decision<IncidentCase>> decisions)) {
            decisions.forEach(decision -> cases.put(decision.reply().id(), decision.reply()));
        }
        return reply;
    }

    private IncidentCase take(Decision<IncidentCase> decision, List<Decision<IncidentCase>> into) {
        IncidentCase after = decision.reply();
        if (!after.equals(cases.put(after.id(), after))) {
            into.add(decision);
        }
        return after;
    }

    private static boolean isOf(Incident incident, Finding finding) {
        return incident.rule().equals(finding.rule().id())
                && incident.cause().equals(finding.cause());
    }

    private static boolean isAnotherLoss(IncidentCase known, Finding finding) {
        return !known.isResolved() && known.isOfAnother(finding.lostInstance());
    }

    /**
     * A cause found again soon enough, by its rule, reopens its incident instead of making another.
     */
    private boolean isReopenable(IncidentCase known, Finding finding, Instant now) {
        Incident incident = known.incident();
        if (known.hold() == Hold.CLOSED) {
            return !known.isOfAnother(finding.lostInstance());
        }
        Duration within = rules.rule(incident.rule()).map(Rule::reopenWithin).orElse(Duration.ZERO);
        return !within.isZero()
                && incident.resolvedAt() != null
                && now.isBefore(incident.resolvedAt().plus(within));
    }

    private static boolean isRemembered(Incident incident, Instant now) {
        return incident.resolvedAt() != null
                && now.isBefore(incident.resolvedAt().plus(REMEMBERED));
    }
}
