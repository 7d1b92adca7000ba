package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import java.util.List;

/**
 * What each receiver of a meeting gets at most, however wide its path is.
 *
 * @param lines of a camera's picture; 0: no cameras. Screens have as many as they have
 * @param bitsPerSecond voice and pictures together. Voice, and sources of one layer, which cannot
 *     be made smaller here, are counted but not touched
 */
public record LayerCeiling(int lines, long bitsPerSecond) {
    public static final LayerCeiling NONE = new LayerCeiling(Integer.MAX_VALUE, Egress.UNKNOWN);

    /** Whether pictures of cameras go out at all. */
    public boolean cameras() {
        return lines > 0;
    }

    /** The largest layer under it, or else the smallest there is. */
    int layer(LayerSet of) {
        List<InboundTrack> layers = of.layers();
        int index = layers.size() - 1;
        while (index > 0 && View.lines(layers, index) > lines) {
            index--;
        }
        return index < layers.size() - 1 ? layers.get(index).info().layer() : LayerSelector.ALL;
    }

    /**
     * Index of the largest layer under it were it sent, or else 0.
     *
     * @param count layers there are, sent or not
     */
    public int layer(LayerSet of, int count) {
        int index = count - 1;
        while (index > 0 && View.lines(of, index, count) > lines) {
            index--;
        }
        return index;
    }
}
