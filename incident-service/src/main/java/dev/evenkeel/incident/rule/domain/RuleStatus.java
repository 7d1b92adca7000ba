package dev.evenkeel.incident.rule.domain;

import java.util.Set;

/** A rule and the causes, by id, that it watches or fires for. */
public record RuleStatus(Rule rule, Set<String> pending, Set<String> firing) {
    public RuleStatus {
        pending = Set.copyOf(pending);
        firing = Set.copyOf(firing);
    }
}
