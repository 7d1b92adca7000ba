package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule written as data: the alert of each subject, by what its probe sees. */
final class DataRule implements Evaluator {
    private final Probe probe;
    private final RelayWatch relays;
    private final SubjectAlerts alerts = new SubjectAlerts();
    private final Pace pace = new Pace();
    private Rule rule;

    /** How many there were at the last look. */
    private int subjects;

    /** Of whom nothing could be said at the last look. */
    private Set<String> undecided = Set.of();

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
        if (pace.isDue(now, subjects)) {
            look(now);
        }
        return alerts.findings();
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now)
                && !alerts.contains(causeId)
                && !undecided.contains(causeId)
                && !probe.isUnknown(causeId, now);
    }

    @Override
    public Set<String> pending() {
        return alerts.pending();
    }

    @Override
    public Set<String> firing() {
        return alerts.firing();
    }

    private void look(Instant now) {
        Map<String, Probe.Sight> sights = probe.look(now);
        subjects = sights.size();
        undecided = undecided(sights);
        boolean hears = relays.hears(now);
        sights.forEach((subject, sight) ->
                alerts.next(
                        rule,
                        now,
                        subject,
                        hears ? sight.condition() : Condition.UNDECIDED,
                        since -> finding(subject, since.minus(probe.lookback()), sight, now)));
        alerts.nextUnseen(
                rule, now, sights.keySet(), hears ? Condition.FALSE : Condition.UNDECIDED);
    }

    private static Set<String> undecided(Map<String, Probe.Sight> sights) {
        return sights.entrySet().stream()
                .filter(sight -> sight.getValue().condition() == Condition.UNDECIDED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Finding finding(String subject, Instant since, Probe.Sight sight, Instant now) {
        return new Finding(
                rule,
                new Cause(probe.scope().domain(), subject),
                CauseText.of(rule.summary(), subject),
                since,
                null,
                List.of(new Evidence(now, rule.when().kind(), subject, sight.text())),
                null,
                sight.meetingIds());
    }
}
