package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * This relay's right to serve one meeting.
 *
 * <pre>
 *             place with us / newer token
 *        ┌──────────────────────────────────┐
 *        ▼            pause                 │
 *     SERVING ─────────────────────▶ FENCED │ (or another relay of it says: same epoch)
 *        │  ▲                          │    │
 *        │  └──────────────────────────┼────┘
 *        └────────▶ EXCLUDED ◀─────────┘   newer epoch without us
 * </pre>
 */
public final class Mandate {
    /** Where in the picture above. */
    public enum State {
        SERVING,
        FENCED,
        EXCLUDED
    }

    /** What a token of some epoch gets. */
    public enum Admission {
        ADMITTED,
        STALE,
        FENCED
    }

    private final String relayId;
    private State state = State.SERVING;
    private long epoch;
    private long placedEpoch = Long.MIN_VALUE;
    private List<RelayPair> pairs = List.of();
    private List<String> others = List.of();

    public Mandate(String relayId, long epoch) {
        this.relayId = relayId;
        this.epoch = epoch;
    }

    /**
     * Where the meeting runs, from its owner or another relay of it: newer placements count, and
     * the same epoch confirms. False, and nothing changes, when something newer is known.
     *
     * @param newPairs at least one
     */
    public boolean learn(long newEpoch, List<RelayPair> newPairs) {
        if (newEpoch < epoch || (newEpoch == placedEpoch && !newPairs.equals(pairs))) {
            return false;
        }
        epoch = placedEpoch = newEpoch;
        pairs = List.copyOf(newPairs);
        boolean included = pairs.stream().anyMatch(pair -> pair.contains(relayId));
        others = included ? othersOf(pairs) : List.of();
        state = included ? State.SERVING : State.EXCLUDED;
        return true;
    }

    private List<String> othersOf(List<RelayPair> all) {
        return all.stream()
                .flatMap(pair -> Stream.of(pair.primary(), pair.standby()))
                .filter(Objects::nonNull)
                .filter(relay -> !relay.equals(relayId))
                .distinct()
                .toList();
    }

    /** Whether a token of this epoch may open a session. A newer one is remembered and confirms. */
    public Admission admit(long tokenEpoch) {
        if (tokenEpoch < epoch || (tokenEpoch == epoch && state == State.EXCLUDED)) {
            return Admission.STALE;
        }
        if (tokenEpoch == epoch) {
            return state == State.FENCED ? Admission.FENCED : Admission.ADMITTED;
        }
        epoch = tokenEpoch;
        state = State.SERVING;
        return Admission.ADMITTED;
    }

    /** The relay slept. True when it was serving till then. */
    public boolean fence() {
        boolean served = state == State.SERVING;
        if (served) {
            state = State.FENCED;
        }
        return served;
    }

    public State state() {
        return state;
    }

    public boolean serving() {
        return state == State.SERVING;
    }

    public boolean fenced() {
        return state == State.FENCED;
    }

    public boolean excluded() {
        return state == State.EXCLUDED;
    }

    /** Whether it is known where the meeting runs. */
    public boolean placed() {
        return !pairs.isEmpty();
    }

    public long epoch() {
        return epoch;
    }

    /** Empty while not placed. */
    public List<RelayPair> pairs() {
        return pairs;
    }

    /** The other relays of the meeting; none when this relay doesn't belong to it. */
    public List<String> others() {
        return others;
    }

    /**
     * The relay that stands in for this one for the participants of a pair, if there is one.
     *
     * @param branch the number of the pair; of one that isn't known, or that this relay doesn't
     *     belong to, the first pair that it belongs to counts
     */
    public @Nullable String mate(int branch) {
        if (branch < pairs.size() && pairs.get(branch).contains(relayId)) {
            return pairs.get(branch).mateOf(relayId);
        }
        for (RelayPair pair : pairs) {
            if (pair.contains(relayId)) {
                return pair.mateOf(relayId);
            }
        }
        return null;
    }
}
