package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.incident.Incident.Cause;
import dev.evenkeel.contracts.incident.Incident.Evidence;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code relay-lost}: heartbeats are absent, and somebody else misses the relay too. */
final class RelayLostRule implements Evaluator {
    private final RelayWatch watch;
    private final Map<String, RelayLoss> tracks = new HashMap<>();
    private Rule rule;

    RelayLostRule(Rule rule, RelayWatch watch) {
        this.rule = rule;
        this.watch = watch;
        watch.forgetAfter(rule.millis("goneAfterMillis"));
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public void configure(Rule later) {
        rule = later;
        watch.forgetAfter(rule.millis("goneAfterMillis"));
    }

    @Override
    public List<Finding> evaluate(Instant now) {
        tracks.keySet().removeIf(relayId -> !watch.knows(relayId));
        List<Finding> findings = new ArrayList<>();
        for (RelaySight sight : List.copyOf(watch.relays())) {
            RelayLoss track = next(sight, now);
            tracks.put(sight.relayId(), track);
            if (track.alert() instanceof AlertState.Firing(_, Instant lastTrue)) {
                findings.add(finding(sight.relayId(), track, lastTrue, now));
            }
        }
        return findings;
    }

    boolean isFiring(String relayId) {
        return track(relayId).alert() instanceof AlertState.Firing;
    }

    @Override
    public Set<String> pending() {
        return relays(AlertState.Pending.class);
    }

    @Override
    public Set<String> firing() {
        return relays(AlertState.Firing.class);
    }

    private Set<String> relays(Class<? extends AlertState> state) {
        return tracks.entrySet().stream()
                .filter(entry -> state.isInstance(entry.getValue().alert()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether the relay is known to be well, or gone for good: nothing is placed on it. */
    @Override
    public boolean isClear(String relayId, Instant now) {
        if (!watch.knows(relayId)) {
            return watch.hears(now);
        }
        RelaySight sight = watch.sight(relayId);
        boolean heard =
                sight.heardAt() != null
                        && now.isBefore(sight.heardAt().plus(RelayWatch.OBSERVER_GAP));
        return !isFiring(relayId) && heard && !isFenced(sight);
    }

    private RelayLoss next(RelaySight sight, Instant now) {
        RelayLoss before = track(sight.relayId());
        Condition condition = condition(sight, before, now);
        AlertState alert = before.alert().next(condition, now, rule);
        @Nullable String losing = losing(sight);
        boolean beginsToFire =
                alert instanceof AlertState.Firing
                        && (!(before.alert() instanceof AlertState.Firing)
                                || (condition == Condition.TRUE && before.isOfAnother(losing)));
        @Nullable String heard =
                sight.heartbeat() != null && isHeard(sight, now)
                        ? sight.heartbeat().instanceId()
                        : before.heard();
        RelayLoss after =
                beginsToFire
                        ? new RelayLoss(
                                alert,
                                startedAt(sight, now),
                                RelayLoss.firstEvidence(sight, now),
                                losing,
                                heard)
                        : new RelayLoss(
                                alert, before.startedAt(), before.first(), before.lost(), heard);
        if (sight.restart() != null) {
            watch.restartReported(sight.relayId());
        }
        return after;
    }

    /** The process that would be the lost one. */
    private static @Nullable String losing(RelaySight sight) {
        if (sight.restart() != null) {
            return sight.restart().before();
        }
        return sight.heartbeat() == null ? null : sight.heartbeat().instanceId();
    }

    private Condition condition(RelaySight sight, RelayLoss before, Instant now) {
        if (sight.stopped()) {
            return Condition.FALSE;
        }
        if (sight.restart() != null) {
            return Condition.TRUE;
        }
        if (isGone(sight.relayId(), now)) {
            return Condition.TRUE;
        }
        if (before.alert() instanceof AlertState.Firing && isFenced(sight) && isHeard(sight, now)) {
            return Condition.TRUE;
        }
        return isHeard(sight, now)
                ? Condition.FALSE
                : watch.absence(sight.relayId(), now)
                        .map(absence -> isLost(sight, absence, before, now))
                        .orElse(Condition.UNDECIDED);
    }

    private boolean isGone(String relayId, Instant now) {
        Duration patience = rule.millis("refusedAbsenceMillis");
        return watch.goneFor(relayId, now)
                .filter(lasting -> lasting.compareTo(patience) >= 0)
                .isPresent();
    }

    private Condition isLost(
            RelaySight sight, RelayWatch.Absence absence, RelayLoss before, Instant now) {
        boolean lost = absence.lasting().compareTo(patience(sight, absence, now)) >= 0;
        if (lost) {
            return Condition.TRUE;
        }
        return before.mourns(sight.instanceId()) ? Condition.UNDECIDED : Condition.FALSE;
    }

    private Duration patience(RelaySight sight, RelayWatch.Absence absence, Instant now) {
        if (absence.heardSinceBaseline()) {
            return rule.millis(patienceWith(sight.relayId(), now)).plus(absence.othersLate());
        }
        boolean heardLately = sight.sentAt().isAfter(now.minus(rule.millis("knownForMillis")));
        return rule.millis(heardLately ? "afterBaselineMillis" : "neverHeardMillis");
    }

    /** The threshold for a relay that was heard before, by what others say of it. */
    private String patienceWith(String relayId, Instant now) {
        if (watch.reportsOf(relayId).confirm()) {
            return "confirmedAbsenceMillis";
        }
        return watch.isVouchedFor(relayId, now)
                ? "vouchedAbsenceMillis"
                : "unconfirmedAbsenceMillis";
    }

    private boolean isHeard(RelaySight sight, Instant now) {
        return sight.heardAt() != null
                && now.isBefore(sight.heardAt().plus(rule.millis("confirmedAbsenceMillis")));
    }

    private Instant startedAt(RelaySight sight, Instant now) {
        Instant lastSeen =
                sight.restart() != null ? sight.restart().lastSentBefore() : lastSeen(sight, now);
        return watch.reportsOf(sight.relayId())
                .silentSince()
                .filter(since -> since.isBefore(now))
                .orElse(lastSeen);
    }

    private static Instant lastSeen(RelaySight sight, Instant now) {
        return sight.heartbeat() == null ? now : sight.sentAt();
    }

    private Finding finding(String relayId, RelayLoss track, Instant lastTrue, Instant now) {
        List<Evidence> evidence = new ArrayList<>(track.first());
        evidence.addAll(watch.reportsOf(relayId).evidence(relayId));
        @Nullable Instant goneSince = lastTrue.isBefore(now) ? lastTrue : null;
        return new Finding(
                rule,
                new Cause("relay", relayId),
                "Relay " + relayId + " is lost.",
                track.startedAt(),
                goneSince,
                evidence,
                track.lost(),
                Set.of());
    }

    private static boolean isFenced(RelaySight sight) {
        return sight.heartbeat() != null && sight.heartbeat().state() == RelayState.FENCED;
    }

    private RelayLoss track(String relayId) {
        return tracks.getOrDefault(relayId, RelayLoss.NONE);
    }
}
