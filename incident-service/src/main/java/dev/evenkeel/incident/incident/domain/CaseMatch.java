package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.rule.domain.Finding;
import dev.evenkeel.incident.rule.domain.Rule;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Which incident a finding belongs to. */
final class CaseMatch {
    /** How long a resolved incident still counts, for hold-downs and for reopening. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private CaseMatch() {}

    /** One that is open, or that this finding opens again. */
    static Optional<IncidentCase> of(
            Finding finding, Collection<IncidentCase> cases, RuleSet rules, Instant now) {
        return cases.stream()
                .filter(one -> isOf(one.incident(), finding))
                .filter(one -> !one.isResolved() || isReopenable(one, finding, rules, now))
                .findFirst();
    }

    static boolean isAnotherLoss(IncidentCase known, Finding finding) {
        return !known.isResolved() && known.isOfAnother(finding.lostInstance());
    }

    static boolean isForgotten(IncidentCase known, Instant now) {
        Instant resolvedAt = known.incident().resolvedAt();
        boolean remembered = resolvedAt != null && now.isBefore(resolvedAt.plus(REMEMBERED));
        return known.isResolved() && known.hold() != Hold.CLOSED && !remembered;
    }

    private static boolean isOf(Incident incident, Finding finding) {
        return incident.rule().equals(finding.rule().id())
                && incident.cause().equals(finding.cause());
    }

    /**
     * A cause found again soon enough, by its rule, reopens its incident instead of making another.
     */
    private static boolean isReopenable(
            IncidentCase known, Finding finding, RuleSet rules, Instant now) {
        Incident incident = known.incident();
        if (known.hold() == Hold.CLOSED) {
            return !known.isOfAnother(finding.lostInstance());
        }
        Duration within = rules.rule(incident.rule()).map(Rule::reopenWithin).orElse(Duration.ZERO);
        return !within.isZero()
                && incident.resolvedAt() != null
                && now.isBefore(incident.resolvedAt().plus(within));
    }
}
