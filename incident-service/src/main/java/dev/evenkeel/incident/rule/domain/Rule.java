package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A detection rule, as written in a rule file (docs/rules.md).
 *
 * @param version grows with each change of meaning
 * @param misses what the rule does not see, for whoever relies on it
 * @param page whether its incidents are worth an alert
 * @param team who is alerted
 * @param pendingFor how long the condition must hold before the rule fires
 * @param keepFiring how long the condition must be gone before the rule is resolved
 * @param reopenWithin found again so soon after it was resolved it is the same incident
 * @param plan the emergency plan to carry out, if there is one
 * @param labels for whoever receives its alerts
 * @param thresholds by name, of rules built in; the unit is in the name
 * @param when the condition
 */
public record Rule(
        String id,
        int version,
        String description,
        String misses,
        String summary,
        Incident.Severity severity,
        boolean page,
        String team,
        Duration pendingFor,
        Duration keepFiring,
        Duration reopenWithin,
        @Nullable String plan,
        Map<String, String> labels,
        Map<String, Double> thresholds,
        When when) {

    public Rule {
        labels = Map.copyOf(labels);
        thresholds = Map.copyOf(thresholds);
        if (version < 1 || pendingFor.isNegative() || keepFiring.isNegative()) {
            throw new IllegalArgumentException(
                    "rule " + id + ": version from 1, pendingFor and keepFiring not negative");
        }
    }

    /** A threshold that the rule must have. */
    public double threshold(String name) {
        Double value = thresholds.get(name);
        if (value == null) {
            throw new IllegalArgumentException("rule " + id + " has no threshold " + name);
        }
        return value;
    }

    /** A threshold in milliseconds as a duration. */
    public Duration millis(String name) {
        return Duration.ofMillis((long) threshold(name));
    }
}
