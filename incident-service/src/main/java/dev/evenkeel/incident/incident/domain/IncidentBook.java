package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.RuleSet;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.incident.topology.domain.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All incidents that are not resolved, or only just, held against what the rules find. Every call
 * compares the two and decides the difference, so it may be repeated at any time, from any state.
 * One thread.
 */
public final class IncidentBook {
    /** Time a fresh process gives the rules before it believes that a loaded incident is over. */
    static final Duration SETTLING = Duration.ofSeconds(15);

    private Repair repair;
    private final Supplier<String> incidentIds;
    private final Map<String, IncidentCase> cases = new HashMap<>();
    private RuleSet rules;
    private Topology topology = Topology.NONE;
    private Mutes mutes = Mutes.NONE;
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

    /** Replaces the plans in force. */
    public void use(PlanCatalog inForce) {
        repair = new Repair(inForce);
    }

    /** Replaces what is known of sites, and what is silenced. */
    public void use(Topology inForce, List<Mute> silences) {
        topology = inForce;
        List<Mute> all = new ArrayList<>(inForce.maintenance());
        all.addAll(silences);
        mutes = new Mutes(all, inForce);
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
        List<Decision<IncidentCase>> decisions =
                new Reconciliation(
                                new Reconciliation.Law(rules, topology, mutes, repair),
                                cases,
                                incidentIds,
                                held,
                                detector,
                                now)
                        .of(findings, now.isAfter(settledAt));
        cases.values().removeIf(known -> CaseMatch.isForgotten(known, now));
        return decisions;
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
}
