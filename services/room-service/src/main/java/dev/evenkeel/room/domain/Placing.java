package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import dev.evenkeel.contracts.relay.RelayState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses relays for meetings, from what is known of relays now.
 *
 * @param meetingsOn how many meetings have each relay as primary
 */
public record Placing(Relays relays, Map<String, Integer> meetingsOn, Instant now) {
    /**
     * A leaving relay stays the standby for so long after a placement, because a relay outside the
     * pair forwards nothing: participants take their media over before it is out.
     */
    static final Duration HANDOVER = Duration.ofSeconds(5);

    /**
     * The pair for a new meeting; none without a live relay that has room. The standby stands in
     * the region of the primary, if one does.
     *
     * @param nearness to its people, as far as that is known
     */
    public Optional<Move> create(Nearness nearness) {
        return candidates(nearness).stream()
                .filter(relay -> !relay.isFull())
                .findFirst()
                .map(primary -> {
                    Nearness there = nearness.from(Optional.of(primary.region()));
                    RelayRef standby = standbyFor(primary.ref(), Set.of(), there);
                    return new Move(primary.ref(), standby, Reason.CREATED);
                });
    }

    /** Whether there are live relays, and none has room for another meeting. */
    public boolean isFull() {
        List<KnownRelay> live = candidates(Nearness.unknown());
        return !live.isEmpty() && live.stream().allMatch(KnownRelay::isFull);
    }

    /**
     * What a placement needs because relays came, restarted, are leaving or have long been gone, if
     * anything. A restarted relay has forgotten its sessions, so the clients must be told to
     * connect again: that takes an epoch. What relays say of each other moves nothing.
     */
    public Optional<Move> reconcile(Placement placement) {
        RelayRef standby = placement.standby();
        RelayRef primary = placement.primary();
        Optional<RelayRef> newPrimary = restarted(primary);
        if (newPrimary.isPresent()) {
            return Optional.of(primaryRestarted(newPrimary.get(), standby));
        } else if (relays.isLeaving(primary.relayId())) {
            return drain(placement);
        } else if (standby == null) {
            return steadyStandbyFor(primary)
                    .map(found -> new Move(primary, found, Reason.STANDBY_RESTORED));
        } else if (isGone(standby)) {
            return Optional.of(replaceStandby(placement, standby.relayId()));
        } else if (relays.isLeaving(standby.relayId())) {
            return release(placement, standby);
        }
        return restarted(standby)
                .filter(this::isSteady)
                .map(found -> new Move(primary, found, Reason.STANDBY_RESTORED));
    }

    /** The standby takes over from a lost primary. */
    public Optional<Move> promote(Placement placement) {
        Set<String> avoid = Set.of(placement.primary().relayId());
        return successor(placement, avoid)
                .map(primary -> new Move(primary, standbyFor(primary, avoid), Reason.RELAY_LOST));
    }

    /** A sick primary is left; better than none it is still good enough as the standby. */
    public Optional<Move> leave(Placement placement) {
        RelayRef sick = placement.primary();
        Set<String> avoid = Set.of(sick.relayId());
        return successor(placement, avoid)
                .map(primary -> {
                    RelayRef other = standbyFor(primary, avoid);
                    RelayRef standby = other == null ? liveInstance(sick) : other;
                    return new Move(primary, standby, Reason.RELAY_SICK);
                });
    }

    /** Another standby instead of a lost one, or none. */
    public Move replaceStandby(Placement placement, String lost) {
        return new Move(
                placement.primary(),
                standbyFor(placement.primary(), Set.of(lost)),
                Reason.STANDBY_LOST);
    }

    /**
     * A primary that says it is leaving is left, if there is another that stays. While it lives it
     * stands by, so that nobody loses media before they have moved.
     */
    private Optional<Move> drain(Placement placement) {
        RelayRef leaving = placement.primary();
        Set<String> avoid = Set.of(leaving.relayId());
        RelayRef standby = placement.standby();
        Optional<RelayRef> next =
                standby == null || relays.isLeaving(standby.relayId())
                        ? best(avoid, leaving)
                        : successor(placement, avoid);
        return next.map(primary -> {
            boolean lives = relays.isLive(leaving.relayId(), now);
            RelayRef other = lives ? leaving : standbyFor(primary, avoid);
            return new Move(primary, other, Reason.DRAIN);
        });
    }

    /** A standby that is leaving is let go once nobody can depend on it any more. */
    private Optional<Move> release(Placement placement, RelayRef leaving) {
        if (now.isBefore(placement.placedAt().plus(HANDOVER))) {
            return Optional.empty();
        }
        RelayRef other = standbyFor(placement.primary(), Set.of(leaving.relayId()));
        return Optional.of(new Move(placement.primary(), other, Reason.DRAIN));
    }

    private boolean isGone(RelayRef standby) {
        String relayId = standby.relayId();
        boolean stopped = relays.isLeaving(relayId) && !relays.isLive(relayId, now);
        return stopped || relays.isAbsent(relayId, now);
    }

    private Optional<RelayRef> steadyStandbyFor(RelayRef primary) {
        return candidates(regionOf(primary)).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !relay.relayId().equals(primary.relayId()))
                .filter(this::isSteady)
                .findFirst();
    }

    private boolean isSteady(RelayRef relay) {
        return relays.find(relay.relayId())
                .filter(known -> relays.isSteady(known, now))
                .isPresent();
    }

    private Move primaryRestarted(RelayRef fresh, @Nullable RelayRef standby) {
        boolean standbyCarriesOn =
                standby != null
                        && restarted(standby).isEmpty()
                        && relays.isLive(standby.relayId(), now);
        return standby != null && standbyCarriesOn
                ? new Move(standby, fresh, Reason.RELAY_LOST)
                : new Move(
                        fresh, standby == null ? null : liveInstance(standby), Reason.RELAY_LOST);
    }

    /** The standby while nothing speaks against it, else any other live relay. */
    private Optional<RelayRef> successor(Placement placement, Set<String> avoid) {
        RelayRef standby = placement.standby();
        if (standby != null) {
            boolean unknown = relays.find(standby.relayId()).isEmpty();
            RelayRef live = liveInstance(standby);
            if (unknown || live != null) {
                return Optional.of(live == null ? standby : live);
            }
        }
        return best(avoid, placement.primary());
    }

    /** The best of all others, near to the one that is left. */
    private Optional<RelayRef> best(Set<String> avoid, RelayRef left) {
        return candidates(regionOf(left)).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !avoid.contains(relay.relayId()))
                .findFirst();
    }

    private @Nullable RelayRef standbyFor(RelayRef primary, Set<String> avoid) {
        return standbyFor(primary, avoid, regionOf(primary));
    }

    private @Nullable RelayRef standbyFor(RelayRef primary, Set<String> avoid, Nearness nearness) {
        return candidates(nearness).stream()
                .map(KnownRelay::ref)
                .filter(relay -> !relay.relayId().equals(primary.relayId()))
                .filter(relay -> !avoid.contains(relay.relayId()))
                .findFirst()
                .orElse(null);
    }

    /** The relay's instance of today, when that is another than the placement means. */
    private Optional<RelayRef> restarted(RelayRef placed) {
        return relays.find(placed.relayId())
                .filter(relay -> relay.state() == RelayState.READY)
                .filter(relay -> relays.isLive(relay.relayId(), now))
                .map(KnownRelay::ref)
                .filter(live -> !live.equals(placed));
    }

    private @Nullable RelayRef liveInstance(RelayRef placed) {
        return relays.find(placed.relayId())
                .filter(relay -> relays.isLive(relay.relayId(), now))
                .map(KnownRelay::ref)
                .orElse(null);
    }

    private Nearness regionOf(RelayRef relay) {
        return Nearness.in(relays.find(relay.relayId()).map(KnownRelay::region));
    }

    private List<KnownRelay> candidates(Nearness nearness) {
        return relays.candidates(now, meetingsOn, nearness);
    }
}
