package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.incident.quality.domain.CauseEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code relay-sick}: most people on one relay lose packets while other relays are fine. */
final class RelaySickRule implements Evaluator {
    private final PathBoard paths;
    private final RelayWatch relays;
    private final RelayLostRule relayLost;
    private final SubjectAlerts alerts = new SubjectAlerts();
    private Rule rule;

    RelaySickRule(Rule rule, PathBoard paths, RelayWatch relays, RelayLostRule relayLost) {
        this.rule = rule;
        this.paths = paths;
        this.relays = relays;
        this.relayLost = relayLost;
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
        Map<String, List<QualityWindow>> byRelay =
                paths.byRelay(now, rule.millis("windowAgeMillis"));
        byRelay.forEach((relayId, windows) ->
                alerts.next(
                        rule,
                        now,
                        relayId,
                        Condition.of(isSick(relayId, windows, byRelay)),
                        since -> finding(relayId, since, windows, now)));
        alerts.nextUnseen(rule, now, byRelay.keySet(), Condition.FALSE);
        return alerts.findings();
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now) && !isSuspected(causeId);
    }

    @Override
    public Set<String> pending() {
        return alerts.pending();
    }

    @Override
    public Set<String> firing() {
        return alerts.firing();
    }

    /** Whether the rule fires or is about to. */
    boolean isSuspected(String relayId) {
        return alerts.contains(relayId);
    }

    private boolean isSick(
            String relayId, List<QualityWindow> windows, Map<String, List<QualityWindow>> byRelay) {
        if (relayLost.isFiring(relayId) || !mostLose(windows)) {
            return false;
        }
        List<List<QualityWindow>> others =
                byRelay.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(relayId))
                        .map(Map.Entry::getValue)
                        .filter(other -> other.size() >= rule.threshold("fewestAffected"))
                        .toList();
        return others.isEmpty() || !others.stream().allMatch(this::mostLose);
    }

    private boolean mostLose(List<QualityWindow> windows) {
        long affected = windows.stream().filter(this::loses).count();
        return affected >= rule.threshold("fewestAffected")
                && affected >= rule.threshold("affectedRatio") * windows.size();
    }

    private boolean loses(QualityWindow window) {
        return PathBoard.worstLoss(window) >= rule.threshold("lossRatio");
    }

    private Finding finding(
            String relayId, Instant since, List<QualityWindow> windows, Instant now) {
        List<QualityWindow> bad = windows.stream().filter(this::loses).toList();
        Instant startedAt =
                bad.stream()
                        .map(QualityWindow::windowStart)
                        .min(Instant::compareTo)
                        .filter(start -> start.isBefore(since))
                        .orElse(since);
        return new Finding(
                rule,
                new Cause("relay", relayId),
                "Relay %s loses packets for most people on it.".formatted(relayId),
                startedAt,
                null,
                evidence(relayId, bad, windows.size(), now),
                null,
                bad.stream().map(QualityWindow::meetingId).collect(Collectors.toSet()));
    }

    private List<Evidence> evidence(
            String relayId, List<QualityWindow> bad, int people, Instant now) {
        DoubleSummaryStatistics loss =
                bad.stream().mapToDouble(PathBoard::worstLoss).summaryStatistics();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(
                new Evidence(
                        now,
                        "loss-windows",
                        relayId,
                        String.format(
                                Locale.ROOT,
                                "%d of %d people on %s lose %.0f–%.0f%% of packets in windows of 5 s.",
                                bad.size(),
                                people,
                                relayId,
                                100 * loss.getMin(),
                                100 * loss.getMax())));
        evidence.addAll(
                CauseEvidence.ofRelay(
                        relayId,
                        paths.fresh(now, rule.millis("windowAgeMillis")),
                        relays.surroundings(),
                        now));
        return evidence;
    }
}
