package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.incident.quality.domain.CauseEvidence;
import dev.evenkeel.incident.rule.domain.PathBoard.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code participant-path-lossy}: one person's path is bad while the others on the relay are fine.
 */
final class PathLossyRule implements Evaluator {
    private final PathBoard paths;
    private final RelayWatch relays;
    private final RelayLostRule relayLost;
    private final RelaySickRule relaySick;
    private final SiteLinkRule siteLink;
    private final SubjectAlerts alerts = new SubjectAlerts();
    private final Pace pace = new Pace();
    private Rule rule;
    private Neighbours neighbours = Neighbours.NONE;

    /** How many are on each relay, and how many of them suffer; counted once for everybody. */
    private record Neighbours(Map<String, Long> all, Map<String, Long> bad) {
        static final Neighbours NONE = new Neighbours(Map.of(), Map.of());

        static Neighbours of(
                Map<String, List<QualityWindow>> byRelay, Predicate<QualityWindow> isBad) {
            Map<String, Long> all = new HashMap<>();
            Map<String, Long> bad = new HashMap<>();
            byRelay.forEach((relay, windows) -> {
                all.put(relay, (long) windows.size());
                bad.put(relay, windows.stream().filter(isBad).count());
            });
            return new Neighbours(all, bad);
        }

        /** Asked of one who suffers and is counted. */
        boolean mostOthersAreFine(QualityWindow window) {
            long others = all.getOrDefault(window.relayId(), 1L) - 1;
            long othersBad = bad.getOrDefault(window.relayId(), 1L) - 1;
            return others == 0 || 2 * othersBad < others;
        }
    }

    PathLossyRule(
            Rule rule,
            PathBoard paths,
            RelayWatch relays,
            RelayLostRule relayLost,
            RelaySickRule relaySick,
            SiteLinkRule siteLink) {
        this.siteLink = siteLink;
        this.rule = rule;
        this.paths = paths;
        this.relays = relays;
        this.relayLost = relayLost;
        this.relaySick = relaySick;
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
        if (pace.isDue(now, paths.seen().size())) {
            look(now);
        }
        return alerts.findings();
    }

    private void look(Instant now) {
        neighbours = Neighbours.of(paths.byRelay(now, rule.millis("windowAgeMillis")), this::isBad);
        Predicate<Seen> known = paths.within(rule.millis("forgottenAfterMillis"), now);
        Predicate<Seen> fresh = paths.within(rule.millis("windowAgeMillis"), now);
        Set<String> measured = new HashSet<>();
        for (Seen seen : paths.seen()) {
            measured.add(seen.id());
            Condition condition =
                    known.test(seen) ? condition(seen.window(), fresh.test(seen)) : Condition.FALSE;
            alerts.next(
                    rule,
                    now,
                    seen.id(),
                    condition,
                    since -> finding(seen.id(), since, seen.window(), now));
        }
        alerts.nextUnseen(rule, now, measured, Condition.FALSE);
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now) && !alerts.contains(causeId);
    }

    @Override
    public Set<String> pending() {
        return alerts.pending();
    }

    @Override
    public Set<String> firing() {
        return alerts.firing();
    }

    private Condition condition(QualityWindow window, boolean fresh) {
        if (!fresh || window.verdict() == Verdict.UNKNOWN) {
            return Condition.UNDECIDED;
        }
        boolean relayToBlame =
                relayLost.isFiring(window.relayId()) || relaySick.isSuspected(window.relayId());
        boolean linkToBlame = siteLink.isSuspectedAt(window.siteId());
        return Condition.of(
                isBad(window)
                        && !relayToBlame
                        && !linkToBlame
                        && neighbours.mostOthersAreFine(window));
    }

    private boolean isBad(QualityWindow window) {
        Double score = window.meanOpinionScore();
        return PathBoard.worstLoss(window) >= rule.threshold("lossRatio")
                || (score != null && score < rule.threshold("meanOpinionScore"));
    }

    private Finding finding(String causeId, Instant since, QualityWindow window, Instant now) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s loses %.0f%% of packets to and from %s, in windows of 5 s since %s; others on it are fine.",
                        window.participantId(),
                        100 * PathBoard.worstLoss(window),
                        window.relayId(),
                        since);
        return new Finding(
                rule,
                new Cause("participant-network", causeId),
                "The connection of %s is bad.".formatted(window.participantId()),
                since,
                null,
                evidence(new Evidence(now, "loss-windows", window.participantId(), text), window),
                null,
                Set.of(window.meetingId()));
    }

    private List<Evidence> evidence(Evidence loss, QualityWindow window) {
        List<Evidence> evidence = new ArrayList<>(List.of(loss));
        evidence.addAll(
                CauseEvidence.ofParticipant(
                        window,
                        paths.fresh(loss.at(), rule.millis("windowAgeMillis")),
                        relays.surroundings(),
                        loss.at()));
        return evidence;
    }
}
