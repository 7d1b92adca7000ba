package dev.evenkeel.incident.rule.domain;

import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.incident.quality.domain.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the relays' heartbeats, and itself: absence is measured by arrival, and only from a
 * moment at which this observer is known to hear. That moment, the baseline, is set anew whenever
 * no relay at all was heard for {@link #OBSERVER_GAP} (start, Kafka away, consumer behind).
 *
 * <p>One thread.
 */
public final class RelayWatch {
    /**
     * With heartbeats every 500 ms a longer silence of everybody is the observer's. A relay that
     * takes over a meeting on a starved machine has been seen to be 630 ms late.
     */
    static final Duration OBSERVER_GAP = Duration.ofMillis(1_500);

    /** A later evaluation means this process stood still and may have a backlog to read. */
    static final Duration LATE_TICK = Duration.ofMillis(700);

    /** A relay that said farewell is remembered for so long. */
    static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Map<String, RelaySight> relays = new TreeMap<>();
    private final Map<String, LossReports> reports = new HashMap<>();
    private final Map<String, Punctuality> punctuality = new HashMap<>();
    private Set<String> expected = Set.of();
    private @Nullable Instant baseline;
    private @Nullable Instant lastHeard;
    private @Nullable Instant lastTick;
    private Instant resumed = Instant.MIN;
    private Duration goneAfter = Duration.ofMinutes(10);

    /** Takes an event of a relay, or a participant's switch; ignores all others. */
    public void observe(Observation seen) {
        switch (seen.event().data()) {
            case RelayHeartbeat beat -> heartbeat(beat, seen);
            case RelayStarted start ->
                    update(
                            start.relayId(),
                            sight(start.relayId()).instance(start.instanceId(), seen));
            case RelayStopped stop ->
                    update(stop.relayId(), sight(stop.relayId()).farewell(stop.instanceId()));
            case RelayPeerLost lost when !seen.history() -> reportsOf(lost.peerId()).peerLost(lost);
            case RelayPeerFound found -> reportsOf(found.peerId()).peerFound(found);
            case PathSwitched moved
                    when moved.reason() == PathSwitched.Reason.RELAY_LOST && !seen.history() ->
                    reportsOf(moved.fromRelayId()).switched(moved);
            case null, default -> {}
        }
    }

    /** Says which relays ought to be there, because meetings are placed on them. */
    public void expect(Set<String> relayIds, Instant now) {
        expected = Set.copyOf(relayIds);
        expected.forEach(
                relayId -> relays.computeIfAbsent(relayId, _ -> RelaySight.unheard(relayId, now)));
    }

    /** To be called before each evaluation. */
    public void tick(Instant now) {
        if (lastTick != null && Duration.between(lastTick, now).compareTo(LATE_TICK) > 0) {
            resumed = now;
        }
        lastTick = now;
        relays.values().removeIf(relay -> isGone(relay, now));
        reports.keySet().retainAll(relays.keySet());
        punctuality.keySet().retainAll(relays.keySet());
    }

    /** A relay that nothing is placed on is forgotten when it was not heard for so long. */
    void forgetAfter(Duration unheard) {
        goneAfter = unheard;
    }

    /** Whether the relay was heard or expected, and not forgotten since. */
    public boolean knows(String relayId) {
        return relays.containsKey(relayId);
    }

    /**
     * Whether any relay was heard so lately that a missing one can be told from a deaf observer.
     */
    public boolean hears(Instant now) {
        return lastHeard != null && Duration.between(lastHeard, now).compareTo(OBSERVER_GAP) <= 0;
    }

    /** Where the relays that were heard take orders, by relay. */
    public Map<String, String> controlUrls() {
        return relays.values().stream()
                .map(RelaySight::heartbeat)
                .filter(Objects::nonNull)
                .collect(
                        Collectors.toUnmodifiableMap(
                                RelayHeartbeat::relayId, RelayHeartbeat::controlUrl));
    }

    public Collection<RelaySight> relays() {
        return relays.values();
    }

    public RelaySight sight(String relayId) {
        RelaySight known = relays.get(relayId);
        return known == null ? RelaySight.unheard(relayId, Instant.EPOCH) : known;
    }

    /** The region a relay says it is in; {@code null} when it was never heard. */
    public @Nullable String regionOf(String relayId) {
        RelayHeartbeat beat = sight(relayId).heartbeat();
        return beat == null ? null : beat.region();
    }

    /** What the relays say of themselves, for comparing. */
    Surroundings surroundings() {
        Map<String, RelayLoad> loads = new HashMap<>();
        relays.forEach((relayId, sight) -> {
            RelayHeartbeat beat = sight.heartbeat();
            if (beat != null) {
                loads.put(relayId, beat.load());
            }
        });
        return new Surroundings(loads, List.of(), List.of());
    }

    /** How long a relay has been missed; empty when this cannot be told. */
    Optional<Absence> absence(String relayId, Instant now) {
        RelaySight sight = sight(relayId);
        if (baseline == null || !anotherIsHeard(relayId, now)) {
            return Optional.empty();
        }
        Instant heardAt = sight.heardAt();
        boolean heardSinceBaseline = heardAt != null && !heardAt.isBefore(baseline);
        Instant from = heardAt != null && heardSinceBaseline ? heardAt : baseline;
        return Optional.of(
                new Absence(
                        Duration.between(latest(from, resumed, sight.knownSince()), now),
                        heardSinceBaseline,
                        othersLate(relayId, now)));
    }

    /**
     * How long nothing has come from a relay that two others know to be gone. Needs no baseline:
     * they were listening, whether this observer was or not.
     */
    Optional<Duration> goneFor(String relayId, Instant now) {
        Instant heardAt = sight(relayId).heardAt();
        return heardAt != null && reportsOf(relayId).confirmGone()
                ? Optional.of(Duration.between(latest(heardAt, resumed), now))
                : Optional.empty();
    }

    /** Whether another relay that is heard says that it hears this one on the bridge. */
    boolean isVouchedFor(String relayId, Instant now) {
        return othersHeard(relayId, now)
                .map(RelaySight::heartbeat)
                .filter(Objects::nonNull)
                .flatMap(beat -> beat.peers().stream())
                .anyMatch(peer -> peer.alive() && peer.relayId().equals(relayId));
    }

    LossReports reportsOf(String relayId) {
        return reports.computeIfAbsent(relayId, _ -> new LossReports());
    }

    void restartReported(String relayId) {
        update(relayId, sight(relayId).restartReported());
    }

    /**
     * A relay not heard.
     *
     * @param lasting since it was last heard, since the baseline, or since this instance is known
     * @param heardSinceBaseline it was heard since this observer began to hear
     * @param othersLate how late heartbeats of the most punctual other relay came lately: so much
     *     is to be blamed on this observer or the machine
     */
    record Absence(Duration lasting, boolean heardSinceBaseline, Duration othersLate) {}

    /** Only an observer that has heard others all the while can tell that one is gone for good. */
    private boolean isGone(RelaySight relay, Instant now) {
        Instant farewell = now.minus(FORGOTTEN);
        Instant unheard = now.minus(goneAfter);
        boolean listened = hears(now) && baseline != null && !baseline.isAfter(unheard);
        boolean silent =
                relay.stopped()
                        ? relay.sentAt().isBefore(farewell)
                        : listened && lastWord(relay).isBefore(unheard);
        return silent && !expected.contains(relay.relayId());
    }

    private static Instant lastWord(RelaySight relay) {
        Instant heardAt = relay.heardAt();
        return latest(relay.sentAt(), relay.knownSince(), heardAt == null ? Instant.MIN : heardAt);
    }

    private Duration othersLate(String relayId, Instant now) {
        return othersHeard(relayId, now)
                .map(other -> punctuality.getOrDefault(other.relayId(), Punctuality.UNKNOWN))
                .map(other -> other.lateness(now))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void heartbeat(RelayHeartbeat beat, Observation seen) {
        update(beat.relayId(), sight(beat.relayId()).with(beat, seen));
        if (seen.isFresh()) {
            Instant now = seen.arrivedAt();
            if (!hears(now)) {
                baseline = now;
            }
            lastHeard = now;
            punctuality.merge(
                    beat.relayId(), Punctuality.first(now), (known, _) -> known.heard(now));
            reportsOf(beat.relayId()).refutedBy(beat.sentAt());
        }
    }

    private boolean anotherIsHeard(String relayId, Instant now) {
        return othersHeard(relayId, now).findAny().isPresent();
    }

    private Stream<RelaySight> othersHeard(String relayId, Instant now) {
        return relays.values().stream()
                .filter(other -> !other.relayId().equals(relayId) && isHeard(other, now));
    }

    private static boolean isHeard(RelaySight relay, Instant now) {
        return relay.heardAt() != null
                && Duration.between(relay.heardAt(), now).compareTo(OBSERVER_GAP) <= 0;
    }

    private static Instant latest(Instant... moments) {
        return Collections.max(List.of(moments));
    }

    private void update(String relayId, RelaySight sight) {
        relays.put(relayId, sight);
    }
}
