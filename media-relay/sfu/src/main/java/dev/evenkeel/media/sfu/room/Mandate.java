package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.Placement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * This relay's right to serve one meeting.
 *
 * <pre>
 *             place with us / newer token
 *        ┌──────────────────────────────────┐
 *        ▼            pause                 │
 *     SERVING ─────────────────────▶ FENCED │ (or the peer says: same epoch)
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
    private long pairEpoch = Long.MIN_VALUE;
    private @Nullable String primary;
    private @Nullable String standby;

    public Mandate(String relayId, long epoch) {
        this.relayId = relayId;
        this.epoch = epoch;
    }

    /** A placement from its owner. False, and nothing changes, when something newer is known. */
    public boolean place(Placement placement) {
        return learn(placement.epoch(), placement.primary(), placement.standby());
    }

    /** What the pair peer knows: newer placements count, and the same epoch confirms. */
    public boolean confirm(long peerEpoch, String peerPrimary, @Nullable String peerStandby) {
        return learn(peerEpoch, peerPrimary, peerStandby);
    }

    private boolean learn(long newEpoch, String newPrimary, @Nullable String newStandby) {
        boolean same = newPrimary.equals(primary) && Objects.equals(newStandby, standby);
        if (newEpoch < epoch || (newEpoch == pairEpoch && !same)) {
            return false;
        }
        epoch = pairEpoch = newEpoch;
        primary = newPrimary;
        standby = newStandby;
        boolean included = relayId.equals(newPrimary) || relayId.equals(newStandby);
        state = included ? State.SERVING : State.EXCLUDED;
        return true;
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
        return primary != null;
    }

    public long epoch() {
        return epoch;
    }

    /** Empty while not placed. */
    public String primary() {
        return primary == null ? "" : primary;
    }

    public @Nullable String standby() {
        return standby;
    }

    /** The other relay of the pair, if there is one and this relay belongs to it. */
    public @Nullable String peer() {
        if (relayId.equals(primary)) {
            return standby;
        }
        return relayId.equals(standby) ? primary : null;
    }
}
