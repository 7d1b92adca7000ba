package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one meeting shares with its pair peer. */
final class PairState {
    private static final int ALL_LAYERS = 0xFF;

    private final byte[] meetingId;
    private final List<RemoteTrack> remoteTracks = new ArrayList<>();
    private final Map<Integer, Integer> neededByPeer = new HashMap<>();
    private boolean peerWantsMedia;
    private boolean peerFenced;
    private boolean dirty;
    private @Nullable String announcedBy;
    private long validationNonce;

    /** A stream of a client of the peer. */
    record RemoteTrack(MeetingState.Track announced, InboundTrack track) {}

    PairState(String meetingId) {
        this.meetingId = meetingId.getBytes(StandardCharsets.UTF_8);
    }

    byte[] meetingId() {
        return meetingId;
    }

    /** The peer's track, if it has announced it. */
    @Nullable InboundTrack remoteTrack(int handle) {
        for (int i = 0; i < remoteTracks.size(); i++) {
            if (remoteTracks.get(i).announced().handle() == handle) {
                return remoteTracks.get(i).track();
            }
        }
        return null;
    }

    List<RemoteTrack> remoteTracks() {
        return remoteTracks;
    }

    /** The set of layers the peer's streams of this set belong to, new if there is none yet. */
    LayerSet layerSet(int set) {
        for (RemoteTrack remote : remoteTracks) {
            if (remote.announced().set() == set) {
                return remote.track().layers();
            }
        }
        return new LayerSet(set);
    }

    /** Which relay the remote tracks belong to. */
    @Nullable String announcedBy() {
        return announcedBy;
    }

    void announcedBy(String relayId) {
        announcedBy = relayId;
    }

    boolean peerWantsMedia() {
        return peerWantsMedia;
    }

    void peerWantsMedia(boolean value) {
        peerWantsMedia = value;
    }

    /**
     * Bits of the layers that the peer's receivers need of a local set; of one it has said nothing
     * of, all.
     */
    int neededByPeer(int set) {
        return neededByPeer.getOrDefault(set, ALL_LAYERS);
    }

    void neededByPeer(int set, int layers) {
        neededByPeer.put(set, layers);
    }

    /** Only these sets are left, or another process of the peer knows nothing yet. */
    void retainNeeded(Set<Integer> sets) {
        neededByPeer.keySet().retainAll(sets);
    }

    boolean peerFenced() {
        return peerFenced;
    }

    void peerFenced(boolean value) {
        peerFenced = value;
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
