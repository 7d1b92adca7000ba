package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.TrackState;
import java.util.List;

/** Which simulcast layers of a source its receivers need, and whether one of them is stuck. */
final class LayerNeeds {
    /** A source has no more (docs/interfaces.md). */
    private static final int MOST_LAYERS = 4;

    private static final int USUAL_LAYERS = 3;

    private LayerNeeds() {}

    /**
     * Layers to reckon with of another relay's source, of which only those are known that have been
     * sent.
     */
    static int layersOf(LayerSet remote) {
        int sizesKnown = remote.lines(0) > 0 ? MOST_LAYERS : USUAL_LAYERS;
        return Math.max(sizesKnown, remote.layers().getLast().info().layer() + 1);
    }

    /**
     * Bits of the layers that receivers get, and of those they would get were their paths wide
     * enough and all layers sent.
     *
     * @param count layers the source has
     * @param most index of the largest anybody may have
     */
    static int of(List<DownTrack> receivers, LayerSet source, int count, int most, long now) {
        int needs = 0;
        for (int i = 0; i < receivers.size(); i++) {
            needs |= of(receivers.get(i), source, count, most, now);
        }
        return needs;
    }

    private static int of(DownTrack receiver, LayerSet source, int count, int most, long now) {
        if (!receiver.wanted()) {
            return 0;
        }
        int gets = receiver.layer() < 0 ? 0 : 1 << receiver.layer();
        if (receiver.awaitsView(now)) {
            return gets;
        }
        int goal = Math.min(most, receiver.view().layer(source, count));
        int narrow = receiver.layerLimit() < goal ? 1 << receiver.layerLimit() : 0;
        return gets | narrow | 1 << goal;
    }

    /** Whether a receiver waits for a keyframe to begin with. */
    static boolean waiting(List<DownTrack> receivers) {
        for (int i = 0; i < receivers.size(); i++) {
            DownTrack receiver = receivers.get(i);
            if (receiver.offered() != null && receiver.state() == TrackState.WAITING) {
                return true;
            }
        }
        return false;
    }
}
