package dev.evenkeel.media.sfu.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The other relays that one meeting runs on, and what it shares with each. */
final class Peers {
    private final byte[] meetingId;
    private final List<PeerState> all = new ArrayList<>();
    private boolean dirty;
    private long validationNonce;

    Peers(String meetingId) {
        this.meetingId = meetingId.getBytes(StandardCharsets.UTF_8);
    }

    byte[] meetingId() {
        return meetingId;
    }

    List<PeerState> all() {
        return all;
    }

    /** None of a relay that the meeting doesn't run on. */
    @Nullable PeerState of(String relayId) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).relayId().equals(relayId)) {
                return all.get(i);
            }
        }
        return null;
    }

    /**
     * These are the relays from now on.
     *
     * @return those that were left
     */
    List<PeerState> become(List<String> relayIds) {
        List<PeerState> left = new ArrayList<>();
        for (PeerState peer : all) {
            if (!relayIds.contains(peer.relayId())) {
                left.add(peer);
            }
        }
        all.removeAll(left);
        for (String relayId : relayIds) {
            if (of(relayId) == null) {
                all.add(new PeerState(relayId));
            }
        }
        return left;
    }

    /** Bits of the layers that receivers at other relays need of a local set. */
    int needed(int set) {
        int needed = 0;
        for (PeerState peer : all) {
            needed |= peer.needed(set);
        }
        return needed;
    }

    /** True when it was not marked yet. */
    boolean markDirty() {
        boolean first = !dirty;
        dirty = true;
        return first;
    }

    void clean() {
        dirty = false;
    }

    long validationNonce() {
        return validationNonce;
    }

    void validationNonce(long value) {
        validationNonce = value;
    }
}
