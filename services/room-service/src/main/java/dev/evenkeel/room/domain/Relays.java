package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All relays heard of, as a value.
 *
 * <p>A relay is live while its last heartbeat is younger than {@link #SILENCE}. When all fall
 * silent at once, it is the observer who is deaf, see {@link Hearing}.
 */
public final class Relays {
    public static final Duration SILENCE = Duration.ofSeconds(3);

    /** A standby that was not heard for so long, while others were, is given up. */
    static final Duration ABSENCE = Duration.ofSeconds(5);

    /** A relay must have been ready for so long before meetings take it back as their standby. */
    static final Duration STEADY = Duration.ofSeconds(1);

    static final Comparator<KnownRelay> NO_PREFERENCE = Comparator.comparing(_ -> 0);

    private static final Relays NONE =
            new Relays(Map.of(), Map.of(), Suspicions.none(), Suspicions.none(), Hearing.nothing());

    private final Map<String, KnownRelay> known;

    /** Since when relays have been ready without a gap, by relay. */
    private final Map<String, Instant> readySince;

    /** What failover commands said: holds whatever is heard of the same process. */
    private final Suspicions suspicions;

    /** What other relays said, who may be deaf themselves: never worth more than a preference. */
    private final Suspicions doubts;

    private final Hearing hearing;

    private Relays(
            Map<String, KnownRelay> known,
            Map<String, Instant> readySince,
            Suspicions suspicions,
            Suspicions doubts,
            Hearing hearing) {
        this.known = known;
        this.readySince = readySince;
        this.suspicions = suspicions;
        this.doubts = doubts;
        this.hearing = hearing;
    }

    public static Relays none() {
        return NONE;
    }

    /** After a sign of life. */
    public Relays heard(KnownRelay relay) {
        Map<String, KnownRelay> now = new HashMap<>(known);
        now.put(
                relay.relayId(),
                find(relay.relayId())
                        .filter(before -> before.isInstance(relay.instanceId()))
                        .map(relay::after)
                        .orElse(relay));
        Map<String, Instant> ready = new HashMap<>(readySince);
        if (relay.state() != RelayState.READY) {
            ready.remove(relay.relayId());
        } else if (!goesOn(relay)) {
            ready.put(relay.relayId(), relay.heardAt());
        }
        return new Relays(now, ready, suspicions, doubts, hearing.heard(relay.heardAt()));
    }

    /** After a relay said that it ends; kept so that its meetings know. */
    public Relays stopped(String relayId, String instanceId) {
        Optional<KnownRelay> relay = find(relayId).filter(r -> r.isInstance(instanceId));
        if (relay.isEmpty()) {
            return this;
        }
        Map<String, KnownRelay> now = new HashMap<>(known);
        now.put(relayId, relay.get().stopped());
        Map<String, Instant> ready = new HashMap<>(readySince);
        ready.remove(relayId);
        return new Relays(now, ready, suspicions, doubts, hearing);
    }

    /** After a command to keep away from a relay; a restart clears it. */
    public Relays suspect(String relayId, Instant until) {
        return find(relayId)
                .map(relay -> withSuspicions(suspicions.with(relay, until)))
                .orElse(this);
    }

    /** After another relay lost sight of this one. */
    public Relays doubt(String relayId, Instant until) {
        return find(relayId).map(relay -> withDoubts(doubts.with(relay, until))).orElse(this);
    }

    /** After another relay sees this one again. What commands said is not withdrawn by that. */
    public Relays trust(String relayId) {
        return withDoubts(doubts.without(relayId));
    }

    /** The relay as last heard of, live or not. */
    public Optional<KnownRelay> find(String relayId) {
        return Optional.ofNullable(known.get(relayId));
    }

    public Collection<KnownRelay> all() {
        return known.values();
    }

    public boolean isLive(String relayId, Instant now) {
        return find(relayId).filter(relay -> isLive(relay, now)).isPresent();
    }

    /** Whether it said that it is going or gone. */
    public boolean isLeaving(String relayId) {
        return find(relayId).filter(relay -> relay.state() == RelayState.DRAINING).isPresent();
    }

    /** Whether others are heard and this one was not for {@link #ABSENCE}. */
    public boolean isAbsent(String relayId, Instant now) {
        Instant heardAt = find(relayId).map(KnownRelay::heardAt).orElse(Instant.MIN);
        return hearing.isMissing(heardAt, ABSENCE, now);
    }

    /** Whether nothing has spoken against it lately and it was ready for {@link #STEADY}. */
    public boolean isSteady(KnownRelay relay, Instant now) {
        Instant since = readySince.get(relay.relayId());
        return since != null
                && !now.isBefore(since.plus(STEADY))
                && !suspicions.against(relay, now)
                && !doubts.against(relay, now);
    }

    /** As likely for people anywhere. */
    public List<KnownRelay> candidates(Instant now) {
        return candidates(now, Map.of(), Nearness.unknown(), NO_PREFERENCE);
    }

    /**
     * Relays a meeting may be put on, the best first: undoubted, with room, near, preferred, with
     * the fewest sessions. Never empty only for suspicion.
     */
    public List<KnownRelay> candidates(
            Instant now,
            Map<String, Integer> meetingsOn,
            Nearness nearness,
            Comparator<KnownRelay> preference) {
        List<KnownRelay> ready =
                known.values().stream()
                        .filter(relay -> relay.state() == RelayState.READY && isLive(relay, now))
                        .sorted(
                                byDoubt(now)
                                        .thenComparing(KnownRelay::isFull)
                                        .thenComparing(nearness.order())
                                        .thenComparing(preference)
                                        .thenComparing(byLoad(meetingsOn)))
                        .toList();
        List<KnownRelay> trusted =
                ready.stream().filter(relay -> !suspicions.against(relay, now)).toList();
        return trusted.isEmpty() ? ready : trusted;
    }

    private Comparator<KnownRelay> byDoubt(Instant now) {
        return Comparator.comparing(relay -> doubts.against(relay, now));
    }

    private static Comparator<KnownRelay> byLoad(Map<String, Integer> meetingsOn) {
        return Comparator.comparingInt(KnownRelay::sessions)
                .thenComparingInt(relay -> meetingsOn.getOrDefault(relay.relayId(), 0))
                .thenComparing(KnownRelay::relayId);
    }

    private boolean isLive(KnownRelay relay, Instant now) {
        return hearing.isFresh(relay.heardAt(), now);
    }

    /** Whether the relay was ready before and has not been away since. */
    private boolean goesOn(KnownRelay relay) {
        return readySince.containsKey(relay.relayId())
                && find(relay.relayId())
                        .filter(before -> before.ref().equals(relay.ref()))
                        .filter(before -> isLive(before, relay.heardAt()))
                        .isPresent();
    }

    private Relays withSuspicions(Suspicions changed) {
        return new Relays(known, readySince, changed, doubts, hearing);
    }

    private Relays withDoubts(Suspicions changed) {
        return new Relays(known, readySince, suspicions, changed, hearing);
    }
}
