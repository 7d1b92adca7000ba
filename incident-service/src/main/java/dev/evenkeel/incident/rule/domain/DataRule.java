package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule written as data: the alert of each subject, by what its probe sees. */
final class DataRule implements Evaluator {
    /** Seldom enough to be cheap with thousands of subjects, often enough for windows of 5 s. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Probe probe;
    private final RelayWatch relays;
    private final Map<String, AlertState> alerts = new HashMap<>();
    private final Map<String, Finding> fired = new TreeMap<>();
    private Rule rule;
    private Instant lookAt = Instant.MIN;

    DataRule(Rule rule, Probe probe, RelayWatch relays) {
        this.rule = rule;
        this.probe = probe;
        this.relays = relays;
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
    public void observe(Observation seen) {
        probe.observe(seen);
    }

    @Override
    public List<Finding> evaluate(Instant now) {
        if (!now.isBefore(lookAt)) {
            lookAt = now.plus(LOOK_EVERY);
            look(now);
        }
        return List.copyOf(fired.values());
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now) && !alerts.containsKey(causeId);
    }

    @Override
    public Set<String> pending() {
        return alerts.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof AlertState.Pending)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> firing() {
        return Set.copyOf(fired.keySet());
    }

    private void look(Instant now) {
        Map<String, Probe.Sight> sights = probe.look(now);
        Set<String> subjects = new HashSet<>(sights.keySet());
        subjects.addAll(alerts.keySet());
        boolean hears = relays.hears(now);
        subjects.forEach(subject -> next(subject, sights.get(subject), hears, now));
        alerts.values().removeIf(alert -> alert instanceof AlertState.Inactive);
        fired.keySet().retainAll(alerts.keySet());
    }

    private void next(String subject, Probe.@Nullable Sight sight, boolean hears, Instant now) {
        AlertState before = alerts.getOrDefault(subject, AlertState.INACTIVE);
        Condition seen = sight == null ? Condition.FALSE : sight.condition();
        AlertState after = before.next(hears ? seen : Condition.UNDECIDED, now, rule);
        alerts.put(subject, after);
        if (!(after instanceof AlertState.Firing(Instant since, Instant lastTrue))) {
            fired.remove(subject);
        } else if (fired.containsKey(subject)) {
            Instant goneSince = lastTrue.isBefore(now) ? lastTrue : null;
            fired.computeIfPresent(subject, (_, known) -> known.gone(goneSince));
        } else if (sight != null) {
            fired.put(subject, finding(subject, since, sight, now));
        }
    }

    private Finding finding(String subject, Instant since, Probe.Sight sight, Instant now) {
        return new Finding(
                rule,
                new Cause(probe.scope().domain(), subject),
                rule.summary().replace("{subject}", subject),
                since,
                null,
                List.of(new Evidence(now, rule.when().kind(), subject, sight.text())),
                null,
                sight.meetingIds());
    }
}
