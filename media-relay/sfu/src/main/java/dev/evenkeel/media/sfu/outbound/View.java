package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import java.util.List;

/**
 * What a receiver shows of a track: its tile in device pixels, with a side of 0 when it is hidden.
 *
 * @param priority higher is served first when a path is narrow
 */
public record View(int width, int height, int priority) {
    /** Nothing was said: as large as can be. */
    public static final View UNKNOWN = new View(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);

    /** Enlarging a picture by a quarter is hardly seen. */
    private static final double ENLARGEMENT = 1.25;

    /** Assumed where a stream doesn't say: the camera of most laptops. */
    private static final int USUAL_HEIGHT = 720;

    boolean hidden() {
        return width == 0 || height == 0;
    }

    /** Pixels shown. */
    long area() {
        return (long) width * height;
    }

    /** The smallest layer that fills the tile, or else the largest there is. */
    int layer(LayerSet of) {
        List<InboundTrack> layers = of.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (lines(layers, i) * ENLARGEMENT >= height) {
                return layers.get(i).info().layer();
            }
        }
        return LayerSelector.ALL;
    }

    /**
     * Index of the smallest layer that would fill the tile were it sent, or else of the largest.
     *
     * @param count layers there are, sent or not
     */
    public int layer(LayerSet of, int count) {
        for (int i = 0; i < count - 1; i++) {
            if (lines(of, i, count) * ENLARGEMENT >= height) {
                return i;
            }
        }
        return count - 1;
    }

    /** Lines of one of the layers that are sent. */
    static int lines(List<InboundTrack> layers, int index) {
        int said = layers.get(index).height();
        return said > 0 ? said : USUAL_HEIGHT >> (layers.size() - 1 - index);
    }

    /** Lines of one of {@code count} layers, sent or not. */
    static int lines(LayerSet of, int index, int count) {
        int said = of.lines(index);
        return said > 0 ? said : USUAL_HEIGHT >> (count - 1 - index);
    }
}
