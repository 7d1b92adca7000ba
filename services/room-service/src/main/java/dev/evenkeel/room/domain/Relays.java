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
 * silent at once, it is the observer who is deaf: those live at the last heartbeat of all stay
 * live, and for {@link #SETTLING} after the first one heard again.
 */
public final class Relays {
    public static final Duration SILENCE = Duration.ofSeconds(3);
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Relays NONE =
            new Relays(Map.of(), Map.of(), Instant.MIN, Instant.MIN, Instant.MIN);

    private final Map<String, KnownRelay> known;
    private final Map<String, Suspicion> suspicions;
    private final Instant newest;

    /** The last heartbeat before the latest time without any, and the first after it. */
    private final Instant deafFrom;

    private final Instant deafUntil;

    private record Suspicion(String instanceId, Instant until) {}

    private Relays(
            Map<String, KnownRelay> known,
            Map<String, Suspicion> suspicions,
            Instant newest,
            Instant deafFrom,
            Instant deafUntil) {
        this.known = known;
        this.suspicions = suspicions;
        this.newest = newest;
        this.deafFrom = deafFrom;
        this.deafUntil = deafUntil;
    }

    public static Relays none() {
        return NONE;
    }

    /** After a sign of life. */
    public Relays heard(KnownRelay relay) {
        Map<String, KnownRelay> now = new HashMap<>(known);
        now.put(relay.relayId(), relay);
        Instant at = relay.heardAt();
        boolean wasDeaf = !newest.equals(Instant.MIN) && at.isAfter(newest.plus(SILENCE));
        return new Relays(
                now,
                suspicions,
                at.isAfter(newest) ? at : newest,
                wasDeaf ? newest : deafFrom,
                wasDeaf ? at : deafUntil);
    }

    /** After a relay said that it ends. */
    public Relays stopped(String relayId, String instanceId) {
        if (!isInstance(relayId, instanceId)) {
            return this;
        }
        Map<String, KnownRelay> left = new HashMap<>(known);
        left.remove(relayId);
        return new Relays(left, suspicions, newest, deafFrom, deafUntil);
    }

    /** After evidence against a relay that its heartbeats do not show; a restart clears it. */
    public Relays suspect(String relayId, Instant until) {
        KnownRelay relay = known.get(relayId);
        if (relay == null) {
            return this;
        }
        Map<String, Suspicion> more = new HashMap<>(suspicions);
        more.merge(
                relayId,
                new Suspicion(relay.instanceId(), until),
                (old, fresh) -> old.until.isAfter(fresh.until) ? old : fresh);
        return new Relays(known, more, newest, deafFrom, deafUntil);
    }

    /** After the evidence has gone. */
    public Relays trust(String relayId) {
        if (!suspicions.containsKey(relayId)) {
            return this;
        }
        Map<String, Suspicion> left = new HashMap<>(suspicions);
        left.remove(relayId);
        return new Relays(known, left, newest, deafFrom, deafUntil);
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

    /** Relays a meeting may be put on, the least loaded first; never empty only for suspicion. */
    public List<KnownRelay> candidates(Instant now, Map<String, Integer> meetingsOn) {
        List<KnownRelay> ready =
                known.values().stream()
                        .filter(relay -> relay.state() == RelayState.READY && isLive(relay, now))
                        .sorted(byLoad(meetingsOn))
                        .toList();
        List<KnownRelay> trusted =
                ready.stream().filter(relay -> !isSuspected(relay, now)).toList();
        return trusted.isEmpty() ? ready : trusted;
    }

    private static Comparator<KnownRelay> byLoad(Map<String, Integer> meetingsOn) {
        return Comparator.comparingInt(KnownRelay::sessions)
                .thenComparingInt(relay -> meetingsOn.getOrDefault(relay.relayId(), 0))
                .thenComparing(KnownRelay::relayId);
    }

    private boolean isLive(KnownRelay relay, Instant now) {
        Instant lastSure = now.isAfter(newest.plus(SILENCE)) ? newest : now;
        if (relay.heardAt().isAfter(lastSure.minus(SILENCE))) {
            return true;
        }
        boolean settling = now.isBefore(deafUntil.plus(SETTLING)) && !deafUntil.equals(Instant.MIN);
        return settling && relay.heardAt().isAfter(deafFrom.minus(SILENCE));
    }

    private boolean isSuspected(KnownRelay relay, Instant now) {
        Suspicion suspicion = suspicions.get(relay.relayId());
        return suspicion != null
                && suspicion.instanceId.equals(relay.instanceId())
                && now.isBefore(suspicion.until);
    }

    private boolean isInstance(String relayId, String instanceId) {
        return find(relayId).filter(r -> r.instanceId().equals(instanceId)).isPresent();
    }
}
