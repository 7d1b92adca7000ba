package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MeetingPlaced.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Chooses relays for meetings, from what is known of relays now. Each pair of a meeting follows the
 * same rules; what concerns several of them is one move.
 *
 * @param meetingsOn how many meetings have each relay as primary
 */
public record Placing(Relays relays, Map<String, Integer> meetingsOn, Instant now) {
    /** A pair that nobody sits on is given up so long after the last placement. */
    static final Duration UNUSED = Duration.ofSeconds(60);

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
                    RelayRef standby = pairs(List.of()).standbyFor(primary.ref(), Set.of(), there);
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
        PairPlacing pairs = pairs(placement.pairs());
        return each(placement, pair -> pairs.reconcile(pair, placement.placedAt()));
    }

    /** The standbys take over from a lost primary; where it was a standby, another stands by. */
    public Optional<Move> promote(Placement placement, String lost) {
        PairPlacing pairs = pairs(placement.pairs());
        return each(
                placement,
                pair -> {
                    if (pair.isPrimary(lost)) {
                        return pairs.promote(pair);
                    }
                    return pair.isStandby(lost)
                            ? Optional.of(pairs.replaceStandby(pair, lost))
                            : Optional.empty();
                });
    }

    /** A sick primary is left; better than none it is still good enough as the standby. */
    public Optional<Move> leave(Placement placement, String sick) {
        PairPlacing pairs = pairs(placement.pairs());
        return each(placement, pair -> pair.isPrimary(sick) ? pairs.leave(pair) : Optional.empty());
    }

    /** Another standby instead of a lost one, or none. */
    public Optional<Move> replaceStandby(Placement placement, String lost) {
        PairPlacing pairs = pairs(placement.pairs());
        return each(
                placement,
                pair ->
                        pair.isStandby(lost)
                                ? Optional.of(pairs.replaceStandby(pair, lost))
                                : Optional.empty());
    }

    /**
     * Another pair for a meeting whose pairs all have as many people as they should, or one less
     * when nobody sits on the last one and others have room.
     *
     * @param seats of each pair
     * @param most people a pair should have
     */
    public Optional<Move> resize(Placement placement, int[] seats, int most) {
        int last = seats.length - 1;
        boolean room = false;
        for (int branch = 0; branch < last; branch++) {
            room |= seats[branch] < most;
        }
        if (!room && seats[last] >= most) {
            return spread(placement);
        }
        boolean unused =
                room && seats[last] == 0 && !now.isBefore(placement.placedAt().plus(UNUSED));
        return unused
                ? Optional.of(new Move(placement.pairs().subList(0, last), Reason.SPREAD))
                : Optional.empty();
    }

    /**
     * Another pair for a meeting all of whose pairs with room are far away from somebody who comes,
     * at a relay that is not.
     *
     * @param seats of each pair
     */
    public Optional<Move> approach(
            Placement placement, int[] seats, Spread spread, Nearness newcomer) {
        List<String> open =
                IntStream.range(0, seats.length)
                        .filter(branch -> seats[branch] < spread.peoplePerRelay())
                        .mapToObj(branch -> placement.pairs().get(branch).primary().relayId())
                        .toList();
        return open.isEmpty()
                ? Optional.empty()
                : spread(placement, newcomer, relay -> isFar(newcomer, relay, open, spread.far()));
    }

    private static boolean isFar(
            Nearness newcomer, KnownRelay relay, List<String> others, Duration far) {
        return others.stream().allMatch(there -> newcomer.isNearer(relay.relayId(), there, far));
    }

    private Optional<Move> spread(Placement placement) {
        return spread(placement, nearTo(placement.first().primary()), _ -> true);
    }

    /** Of relays as near, those that the meeting does not use yet first; its primaries never. */
    private Optional<Move> spread(
            Placement placement, Nearness nearness, Predicate<KnownRelay> allowed) {
        Comparator<KnownRelay> unusedFirst =
                Comparator.comparing(relay -> placement.uses(relay.relayId()));
        return candidates(nearness, unusedFirst).stream()
                .filter(relay -> !isPrimary(relay, placement) && allowed.test(relay))
                .filter(relay -> !relay.isFull() && relays.isSteady(relay, now))
                .map(KnownRelay::ref)
                .findFirst()
                .map(primary -> {
                    List<Pair> pairs = new ArrayList<>(placement.pairs());
                    RelayRef standby =
                            pairs(placement.pairs()).standbyFor(primary, Set.of(), nearTo(primary));
                    pairs.add(new Pair(primary, standby));
                    return new Move(pairs, Reason.SPREAD);
                });
    }

    private static boolean isPrimary(KnownRelay relay, Placement placement) {
        return placement.pairs().stream().anyMatch(pair -> pair.isPrimary(relay.relayId()));
    }

    /** One move of all pairs that something is decided for; the gravest of its reasons. */
    private static Optional<Move> each(
            Placement placement, Function<Pair, Optional<PairPlacing.Change>> rule) {
        List<Pair> pairs = new ArrayList<>();
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Pair pair : placement.pairs()) {
            Optional<PairPlacing.Change> change = rule.apply(pair);
            pairs.add(change.map(PairPlacing.Change::pair).orElse(pair));
            change.map(PairPlacing.Change::reason).ifPresent(reasons::add);
        }
        return reasons.stream().findFirst().map(gravest -> new Move(pairs, gravest));
    }

    private PairPlacing pairs(List<Pair> meeting) {
        return new PairPlacing(this, meeting);
    }

    Nearness nearTo(RelayRef relay) {
        return Nearness.in(relays.find(relay.relayId()).map(KnownRelay::region));
    }

    private List<KnownRelay> candidates(Nearness nearness) {
        return candidates(nearness, Relays.NO_PREFERENCE);
    }

    List<KnownRelay> candidates(Nearness nearness, Comparator<KnownRelay> preference) {
        return relays.candidates(now, meetingsOn, nearness, preference);
    }
}
