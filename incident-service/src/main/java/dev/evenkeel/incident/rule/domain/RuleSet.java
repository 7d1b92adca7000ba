package dev.evenkeel.incident.rule.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rules in force, each id once. */
public record RuleSet(List<Rule> rules) {
    public RuleSet {
        rules = List.copyOf(rules);
        long ids = rules.stream().map(Rule::id).distinct().count();
        if (ids != rules.size()) {
            throw new IllegalArgumentException("a rule id is there twice");
        }
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** A rule that is always there. */
    Rule builtIn(String id) {
        return rule(id).orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }

    /** The rules written as data alone. */
    Collection<Rule> ofData() {
        return rules.stream().filter(rule -> !(rule.when() instanceof When.BuiltIn)).toList();
    }
}
