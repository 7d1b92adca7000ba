package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.incident.domain.IncidentBook;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An incident nobody has: decided, and made into rows and events, as a real one is. The first of a
 * process takes up to two seconds on a busy machine, most of them to load code; better this one's
 * than those of a meeting that has just lost its relay.
 */
final class Rehearsal {
    private static final Incident.Cause NOTHING = new Incident.Cause("rehearsal", "rehearsal");

    private Rehearsal() {}

    /** What it would write; nothing where no rule pages anybody. */
    static List<CaseStore.Revision> of(
            RuleSet rules, PlanCatalog plans, Revisions revisions, Instant now) {
        var book = new IncidentBook(rules, plans, () -> UUID.randomUUID().toString());
        List<Finding> findings =
                rules.rules().stream()
                        .filter(Rule::page)
                        .limit(1)
                        .map(rule -> finding(rule, now))
                        .toList();
        return book.reconcile(findings, new Detector(rules), now).stream()
                .map(revisions::rehearsed)
                .toList();
    }

    private static Finding finding(Rule rule, Instant now) {
        var evidence = new Incident.Evidence(now, "rehearsal", "incident-service", "nothing");
        return new Finding(
                rule,
                NOTHING,
                "a rehearsal",
                now,
                null,
                List.of(evidence),
                null,
                Set.of("rehearsal"));
    }
}
