package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one meeting shares with one other relay of it. */
final class PeerState {
    private static final int ALL_LAYERS = 0xFF;
    private static final int[] NONE = {};

    private final String relayId;
    private final List<RemoteTrack> remoteTracks = new ArrayList<>();
    private final Map<Integer, Integer> needed = new HashMap<>();
    private int[] unwanted = NONE;
    private boolean wantsMedia;
    private boolean fenced;

    /** A stream of a client of the peer. */
    record RemoteTrack(MeetingState.Track announced, InboundTrack track) {}

    PeerState(String relayId) {
        this.relayId = relayId;
    }

    String relayId() {
        return relayId;
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

    boolean wantsMedia() {
        return wantsMedia;
    }

    void wantsMedia(boolean value) {
        wantsMedia = value;
    }

    /** Whether nobody there watches this layer of a local simulcast. */
    boolean isUnwanted(int handle) {
        return unwanted.length > 0 && Arrays.binarySearch(unwanted, handle) >= 0;
    }

    /** Handles of the local layers that nobody there watches. */
    void unwanted(List<Integer> handles) {
        unwanted =
                handles.isEmpty()
                        ? NONE
                        : handles.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /**
     * Bits of the layers that the peer's receivers need of a local set; of one it has said nothing
     * of, all; none while it wants no media.
     */
    int needed(int set) {
        return wantsMedia ? needed.getOrDefault(set, ALL_LAYERS) : 0;
    }

    void needed(int set, int layers) {
        needed.put(set, layers);
    }

    /** Only these sets are left. */
    void retainNeeded(Set<Integer> sets) {
        needed.keySet().retainAll(sets);
    }

    boolean fenced() {
        return fenced;
    }

    void fenced(boolean value) {
        fenced = value;
    }

    /** It fell silent: what it wanted counts no more. */
    void lost() {
        wantsMedia = false;
        fenced = false;
    }

    /** Another process has its name, which has said nothing yet. */
    void restarted() {
        lost();
        needed.clear();
        unwanted = NONE;
    }
}
