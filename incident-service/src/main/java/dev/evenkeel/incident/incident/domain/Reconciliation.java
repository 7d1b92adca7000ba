package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.plan.domain.MeetingMoves;
import dev.evenkeel.incident.plan.domain.Step;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One comparison of what the rules find with the incidents there are. Used once. */
final class Reconciliation {
    private final Law law;
    private final Map<String, IncidentCase> cases;
    private final Supplier<String> incidentIds;
    private final boolean held;
    private final Detector detector;
    private final Instant now;
    private final List<Decision<IncidentCase>> decisions = new ArrayList<>();
    private final Set<Firing> firing = new HashSet<>();
    private Explanations why;

    /** What is in force: rules, places, silences, plans. */
    record Law(RuleSet rules, Topology topology, Mutes mutes, Repair repair) {}

    /** A rule and the cause it fires for. */
    private record Firing(String rule, Incident.Cause cause) {}

    Reconciliation(
            Law law,
            Map<String, IncidentCase> cases,
            Supplier<String> incidentIds,
            boolean held,
            Detector detector,
            Instant now) {
        this.law = law;
        this.cases = cases;
        this.incidentIds = incidentIds;
        this.held = held;
        this.detector = detector;
        this.now = now;
        this.why = new Explanations(cases.values(), detector, law.topology(), now);
    }

    /**
     * Decides what is to be done.
     *
     * @param settled the rules have seen enough to be believed that an incident is over
     */
    List<Decision<IncidentCase>> of(List<Finding> findings, boolean settled) {
        for (Finding finding : widestFirst(findings)) {
            firing.add(new Firing(finding.rule().id(), finding.cause()));
            find(finding)
                    .filter(found -> found.hold() != Hold.CLOSED)
                    .ifPresent(found -> mend(found, finding));
        }
        for (IncidentCase known : List.copyOf(cases.values())) {
            if (!known.isResolved()) {
                follow(mute(known), settled);
            } else if (known.hold() == Hold.CLOSED && !isFiring(known)) {
                take(IncidentLife.letGo(known));
            }
        }
        return decisions;
    }

    private static List<Finding> widestFirst(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(finding -> Explanations.width(finding.cause())))
                .toList();
    }

    private void mend(IncidentCase found, Finding finding) {
        List<MeetingMoves.Ordered> orders =
                law.repair().due(found, finding, cases.values(), detector, held, now);
        if (!orders.isEmpty()) {
            take(IncidentLife.command(found, orders, now));
        }
    }

    /**
     * The incident of a finding; none for a mere symptom. Relays of a region that is lost get one
     * all the same, because their meetings are moved by it; it pages nobody.
     */
    private Optional<IncidentCase> find(Finding finding) {
        Optional<Incident> cause = why.of(finding.rule().id(), finding.cause());
        Optional<IncidentCase> known = CaseMatch.of(finding, cases.values(), law.rules(), now);
        boolean mere = cause.isPresent() && !cause.get().cause().domain().equals("region");
        if (mere && known.filter(one -> !one.isResolved()).isEmpty()) {
            return Optional.empty();
        }
        String runbook = law.repair().runbook(finding.rule());
        Muting muting = muting(finding.rule(), finding.cause(), known, cause);
        Sighting seen = Sighting.of(finding, detector, muting, runbook);
        if (known.isPresent() && CaseMatch.isAnotherLoss(known.get(), finding)) {
            take(IncidentLife.supersede(known.get(), runbook, now));
            known = Optional.empty();
        }
        IncidentCase after = known.map(one -> seenAgain(one, seen)).orElseGet(() -> open(seen));
        return mere ? Optional.empty() : Optional.of(after);
    }

    private IncidentCase seenAgain(IncidentCase known, Sighting seen) {
        if (known.hold() == Hold.CLOSED) {
            return known;
        }
        return take(
                known.isResolved()
                        ? Beginnings.reopen(known, seen, now)
                        : Beginnings.goOn(known, seen));
    }

    private IncidentCase open(Sighting seen) {
        String id = incidentIds.get();
        IncidentCase alone = Beginnings.open(id, seen, null, now).reply();
        List<IncidentCase> symptoms = alone.pagedTeam() == null ? List.of() : pagedSymptoms(alone);
        String key = symptoms.isEmpty() ? null : symptoms.getFirst().dedupKey();
        IncidentCase opened = take(Beginnings.open(id, seen, key, now));
        for (IncidentCase symptom : symptoms) {
            take(Beginnings.handOver(symptom, id, symptom.dedupKey().equals(key), now));
        }
        if (Explanations.isCause(opened.incident())) {
            why = new Explanations(cases.values(), detector, law.topology(), now);
        }
        return opened;
    }

    /** Incidents that have paged the same team before their cause was found, the oldest first. */
    private List<IncidentCase> pagedSymptoms(IncidentCase cause) {
        Explanations by = new Explanations(List.of(cause), detector, law.topology(), now);
        return cases.values().stream()
                .filter(one -> !one.isResolved() && cause.isPagedTo(one.pagedTeam()))
                .filter(one -> by.of(one.incident().rule(), one.incident().cause()).isPresent())
                .sorted(Comparator.comparing(one -> one.incident().openedAt()))
                .toList();
    }

    private IncidentCase mute(IncidentCase open) {
        Incident incident = open.incident();
        Optional<Rule> rule = law.rules().rule(incident.rule());
        if (rule.isEmpty()) {
            return open;
        }
        Optional<Incident> cause = why.of(incident.rule(), incident.cause());
        Muting muting = muting(rule.get(), incident.cause(), Optional.of(open), cause);
        if (muting.equals(Muting.of(incident))) {
            return open;
        }
        int people = Sighting.people(incident.meetingIds(), detector);
        String runbook = law.repair().runbook(rule.get());
        return take(Beginnings.mute(open, muting, rule.get(), runbook, people, now));
    }

    private Muting muting(
            Rule rule,
            Incident.Cause subject,
            Optional<IncidentCase> known,
            Optional<Incident> cause) {
        @Nullable String incidentId = known.map(IncidentCase::id).orElse(null);
        return new Muting(
                cause.map(Incident::incidentId).orElse(null),
                law.mutes().of(rule, subject, incidentId, detector, now).orElse(null));
    }

    private void follow(IncidentCase open, boolean settled) {
        IncidentCase current = open;
        List<Step> superfluous = CaseProgress.superfluous(current, detector.meetings(), now);
        if (!superfluous.isEmpty()) {
            current = take(IncidentLife.notNeeded(current, superfluous, now));
        }
        if (CaseProgress.hasEverybodyMoved(current, detector.meetings())) {
            current = take(IncidentLife.everybodyMoved(current, now));
        }
        Incident incident = current.incident();
        Optional<Rule> rule = law.rules().rule(incident.rule());
        if (rule.isEmpty()) {
            take(IncidentLife.ruleGone(current, now));
            return;
        }
        if (rule.get().plan() != null && CaseProgress.isMitigated(current)) {
            current = take(IncidentLife.mitigate(current, now));
        }
        boolean over =
                !isFiring(current)
                        && current.hold() != Hold.OPEN
                        && !firing.contains(new Firing("relay-lost", incident.cause()))
                        && !current.isWaiting(now)
                        && settled
                        && detector.isClear(incident.rule(), incident.cause(), now);
        if (over) {
            boolean gone =
                    incident.cause().domain().equals("relay")
                            && !detector.relays().knows(incident.cause().id());
            take(IncidentLife.resolve(current, gone, law.repair().runbook(rule.get()), now));
        }
    }

    private boolean isFiring(IncidentCase known) {
        return firing.contains(new Firing(known.incident().rule(), known.incident().cause()));
    }

    private IncidentCase take(Decision<IncidentCase> decision) {
        IncidentCase after = decision.reply();
        if (!after.equals(cases.put(after.id(), after))) {
            decisions.add(decision);
        }
        return after;
    }
}
