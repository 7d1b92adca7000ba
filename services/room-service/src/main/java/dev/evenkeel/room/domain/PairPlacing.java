package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one pair of a meeting needs.
 *
 * @param meeting the pairs of the meeting: of relays as near, those that it doesn't use stand by
 *     first, its standbys next, and its primaries only where no other can
 */
record PairPlacing(Placing placing, List<Pair> meeting) {
    /**
     * A leaving relay stays the standby for so long after a placement, because a relay outside the
     * meeting forwards nothing: participants take their media over before it is out.
     */
    static final Duration HANDOVER = Duration.ofSeconds(5);

    /** Another pair in the place of one. */
    record Change(Pair pair, Reason reason) {}

    private static Change change(RelayRef primary, @Nullable RelayRef standby, Reason reason) {
        return new Change(new Pair(primary, standby), reason);
    }

    Optional<Change> reconcile(Pair pair, Instant placedAt) {
        RelayRef standby = pair.standby();
        RelayRef primary = pair.primary();
        Optional<RelayRef> newPrimary = restarted(primary);
        if (newPrimary.isPresent()) {
            return Optional.of(primaryRestarted(newPrimary.get(), standby));
        } else if (relays().isLeaving(primary.relayId())) {
            return drain(pair);
        } else if (standby == null) {
            return steadyStandbyFor(primary)
                    .map(found -> change(primary, found, Reason.STANDBY_RESTORED));
        } else if (isGone(standby)) {
            return Optional.of(replaceStandby(pair, standby.relayId()));
        } else if (relays().isLeaving(standby.relayId())) {
            return release(pair, standby, placedAt);
        }
        return restarted(standby)
                .filter(this::isSteady)
                .map(found -> change(primary, found, Reason.STANDBY_RESTORED));
    }

    Optional<Change> promote(Pair pair) {
        Set<String> avoid = Set.of(pair.primary().relayId());
        return successor(pair, avoid)
                .map(primary -> change(primary, standbyFor(primary, avoid), Reason.RELAY_LOST));
    }

    Optional<Change> leave(Pair pair) {
        RelayRef sick = pair.primary();
        Set<String> avoid = Set.of(sick.relayId());
        return successor(pair, avoid)
                .map(primary -> {
                    RelayRef other = standbyFor(primary, avoid);
                    RelayRef standby = other == null ? liveInstance(sick) : other;
                    return change(primary, standby, Reason.RELAY_SICK);
                });
    }

    Change replaceStandby(Pair pair, String lost) {
        return change(
                pair.primary(), standbyFor(pair.primary(), Set.of(lost)), Reason.STANDBY_LOST);
    }

    /**
     * A primary that says it is leaving is left, if there is another that stays. While it lives it
     * stands by, so that nobody loses media before they have moved.
     */
    private Optional<Change> drain(Pair pair) {
        RelayRef leaving = pair.primary();
        Set<String> avoid = Set.of(leaving.relayId());
        RelayRef standby = pair.standby();
        Optional<RelayRef> next =
                standby == null || relays().isLeaving(standby.relayId())
                        ? best(avoid, leaving)
                        : successor(pair, avoid);
        return next.map(primary -> {
            boolean lives = relays().isLive(leaving.relayId(), now());
            RelayRef other = lives ? leaving : standbyFor(primary, avoid);
            return change(primary, other, Reason.DRAIN);
        });
    }

    /** A standby that is leaving is let go once nobody can depend on it any more. */
    private Optional<Change> release(Pair pair, RelayRef leaving, Instant placedAt) {
        if (now().isBefore(placedAt.plus(HANDOVER))) {
            return Optional.empty();
        }
        RelayRef other = standbyFor(pair.primary(), Set.of(leaving.relayId()));
        return Optional.of(change(pair.primary(), other, Reason.DRAIN));
    }

    private boolean isGone(RelayRef standby) {
        String relayId = standby.relayId();
        boolean stopped = relays().isLeaving(relayId) && !relays().isLive(relayId, now());
        return stopped || relays().isAbsent(relayId, now());
    }

    private Optional<RelayRef> steadyStandbyFor(RelayRef primary) {
        return placing.candidates(placing.nearTo(primary), unusedFirst()).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !relay.relayId().equals(primary.relayId()))
                .filter(this::isSteady)
                .findFirst();
    }

    private boolean isSteady(RelayRef relay) {
        return relays().find(relay.relayId())
                .filter(known -> relays().isSteady(known, now()))
                .isPresent();
    }

    private Change primaryRestarted(RelayRef fresh, @Nullable RelayRef standby) {
        boolean standbyCarriesOn =
                standby != null
                        && restarted(standby).isEmpty()
                        && relays().isLive(standby.relayId(), now());
        return standby != null && standbyCarriesOn
                ? change(standby, fresh, Reason.RELAY_LOST)
                : change(fresh, standby == null ? null : liveInstance(standby), Reason.RELAY_LOST);
    }

    /** The standby while nothing speaks against it, else any other live relay. */
    private Optional<RelayRef> successor(Pair pair, Set<String> avoid) {
        RelayRef standby = pair.standby();
        if (standby != null) {
            boolean unknown = relays().find(standby.relayId()).isEmpty();
            RelayRef live = liveInstance(standby);
            if (unknown || live != null) {
                return Optional.of(live == null ? standby : live);
            }
        }
        return best(avoid, pair.primary());
    }

    /** The best of all others, near to the one that is left. */
    private Optional<RelayRef> best(Set<String> avoid, RelayRef left) {
        return placing.candidates(placing.nearTo(left), unusedFirst()).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !avoid.contains(relay.relayId()))
                .findFirst();
    }

    private @Nullable RelayRef standbyFor(RelayRef primary, Set<String> avoid) {
        return standbyFor(primary, avoid, placing.nearTo(primary));
    }

    @Nullable RelayRef standbyFor(RelayRef primary, Set<String> avoid, Nearness nearness) {
        return placing.candidates(nearness, unusedFirst()).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !relay.relayId().equals(primary.relayId()))
                .filter(relay -> !avoid.contains(relay.relayId()))
                .findFirst()
                .orElse(null);
    }

    private Comparator<KnownRelay> unusedFirst() {
        return Comparator.comparingInt(relay -> {
            String id = relay.relayId();
            boolean primary = meeting.stream().anyMatch(pair -> pair.isPrimary(id));
            boolean standby = meeting.stream().anyMatch(pair -> pair.isStandby(id));
            return primary ? 2 : standby ? 1 : 0;
        });
    }

    /** The relay's instance of today, when that is another than the placement means. */
    private Optional<RelayRef> restarted(RelayRef placed) {
        return relays().find(placed.relayId())
                .filter(relay -> relay.state() == RelayState.READY)
                .filter(relay -> relays().isLive(relay.relayId(), now()))
                .map(KnownRelay::ref)
                .filter(live -> !live.equals(placed));
    }

    private @Nullable RelayRef liveInstance(RelayRef placed) {
        return relays().find(placed.relayId())
                .filter(relay -> relays().isLive(relay.relayId(), now()))
                .map(KnownRelay::ref)
                .orElse(null);
    }

    private Relays relays() {
        return placing.relays();
    }

    private Instant now() {
        return placing.now();
    }
}
