package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.incident.quality.domain.CauseEvidence;
import dev.evenkeel.incident.rule.domain.PathBoard.Person;
import dev.evenkeel.incident.rule.domain.PathBoard.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code participant-path-lossy}: one person's path is bad while the others on the relay are fine.
 */
final class PathLossyRule implements Evaluator {
    /** Seldom enough to be cheap with thousands of people. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final PathBoard paths;
    private final RelayWatch relays;
    private final RelayLostRule relayLost;
    private final RelaySickRule relaySick;
    private final SiteLinkRule siteLink;
    private final Map<Person, AlertState> alerts = new HashMap<>();
    private final Map<Person, Finding> fired = new HashMap<>();
    private Rule rule;
    private Neighbours neighbours = Neighbours.NONE;
    private Instant lookAt = Instant.MIN;

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
        if (!now.isBefore(lookAt)) {
            lookAt = now.plus(LOOK_EVERY);
            look(now);
        }
        return List.copyOf(fired.values());
    }

    private void look(Instant now) {
        neighbours = Neighbours.of(paths.byRelay(now, rule.millis("windowAgeMillis")), this::isBad);
        Set<Person> gone = new HashSet<>(alerts.keySet());
        Predicate<Seen> known = paths.within(rule.millis("forgottenAfterMillis"), now);
        Predicate<Seen> fresh = paths.within(rule.millis("windowAgeMillis"), now);
        for (Seen seen : paths.seen()) {
            gone.remove(seen.person());
            Condition condition =
                    known.test(seen) ? condition(seen.window(), fresh.test(seen)) : Condition.FALSE;
            next(seen.person(), seen.window(), condition, now);
        }
        gone.forEach(person -> next(person, null, Condition.FALSE, now));
    }

    @Override
    public boolean isClear(String causeId, Instant now) {
        return relays.hears(now) && !isSuspected(causeId);
    }

    @Override
    public Set<String> pending() {
        return alerts.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof AlertState.Pending)
                .map(entry -> causeOf(entry.getKey()).id())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> firing() {
        return fired.keySet().stream()
                .map(person -> causeOf(person).id())
                .collect(Collectors.toSet());
    }

    boolean isSuspected(String causeId) {
        return alerts.keySet().stream().anyMatch(person -> causeOf(person).id().equals(causeId));
    }

    private void next(
            Person person, @Nullable QualityWindow window, Condition condition, Instant now) {
        AlertState before = alerts.get(person);
        if (before == null && condition != Condition.TRUE) {
            return;
        }
        AlertState after =
                (before == null ? AlertState.INACTIVE : before).next(condition, now, rule);
        if (after instanceof AlertState.Inactive) {
            alerts.remove(person);
        } else {
            alerts.put(person, after);
        }
        if (!(after instanceof AlertState.Firing(Instant since, Instant lastTrue))) {
            fired.remove(person);
        } else if (fired.containsKey(person)) {
            Instant goneSince = lastTrue.isBefore(now) ? lastTrue : null;
            fired.computeIfPresent(person, (_, known) -> known.gone(goneSince));
        } else if (window != null) {
            fired.put(person, finding(person, since, window, now));
        }
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

    private Finding finding(Person person, Instant since, QualityWindow window, Instant now) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s loses %.0f%% of packets to and from %s, in windows of 5 s since %s; others on it are fine.",
                        person.participantId(),
                        100 * PathBoard.worstLoss(window),
                        window.relayId(),
                        since);
        return new Finding(
                rule,
                causeOf(person),
                "The connection of %s is bad.".formatted(person.participantId()),
                since,
                null,
                evidence(new Evidence(now, "loss-windows", person.participantId(), text), window),
                null,
                Set.of(person.meetingId()));
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

    private static Cause causeOf(Person person) {
        return new Cause("participant-network", person.id());
    }
}
