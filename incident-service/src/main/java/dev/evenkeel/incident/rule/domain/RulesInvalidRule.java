package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code rules-invalid}: the rule files as they are now cannot be used; older ones are in force.
 */
final class RulesInvalidRule implements Evaluator {
    private static final String CAUSE = "rules";
    private static final int MOST_SAID = 20;

    private Rule rule;
    private List<String> errors = List.of();
    private AlertState alert = AlertState.INACTIVE;
    private Instant since = Instant.EPOCH;
    private List<Evidence> evidence = List.of();

    RulesInvalidRule(Rule rule) {
        this.rule = rule;
    }

    /** What is wrong with the files, a sentence each; empty when nothing is. */
    void errors(List<String> found) {
        errors = List.copyOf(found);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public void configure(Rule later) {
        rule = later;
    }

    @Override
    public List<Finding> evaluate(Instant now) {
        boolean before = alert instanceof AlertState.Firing;
        alert = alert.next(Condition.of(!errors.isEmpty()), now, rule);
        if (!(alert instanceof AlertState.Firing(Instant began, Instant lastTrue))) {
            return List.of();
        }
        if (!before) {
            since = began;
            evidence = evidence(now);
        }
        return List.of(
                new Finding(
                        rule,
                        new Cause(Scope.PLATFORM.domain(), CAUSE),
                        "Rule files cannot be used; the rules before them stay in force.",
                        since,
                        lastTrue.isBefore(now) ? lastTrue : null,
                        evidence,
                        null,
                        Set.of()));
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return alert instanceof AlertState.Inactive && errors.isEmpty();
    }

    @Override
    public Set<String> pending() {
        return alert instanceof AlertState.Pending ? Set.of(CAUSE) : Set.of();
    }

    @Override
    public Set<String> firing() {
        return alert instanceof AlertState.Firing ? Set.of(CAUSE) : Set.of();
    }

    private List<Evidence> evidence(Instant now) {
        List<Evidence> said = new ArrayList<>();
        for (String error : errors.subList(0, Math.min(MOST_SAID, errors.size()))) {
            String file = error.substring(0, Math.max(0, error.indexOf(' ')));
            said.add(new Evidence(now, "rule-error", file, error));
        }
        return said;
    }
}
