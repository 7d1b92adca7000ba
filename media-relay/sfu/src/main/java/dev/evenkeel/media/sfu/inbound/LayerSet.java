package dev.evenkeel.media.sfu.inbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simulcast layers of one source (RFC 8853): the same picture in several sizes, each a stream
 * of its own. What has no layers is a set of one.
 */
public final class LayerSet {
    static final long BEGIN_AFTER_SILENCE_NANOS = 500_000_000;

    private static final long RESUMING_NANOS = 300_000_000;

    /**
     * What flowed before this relay wanted it began earlier than anything that a participant began
     * to send here to leave the other relay, which takes no longer than this.
     */
    private static final long HANDOVER_NANOS = 5_000_000_000L;

    private static final long STALLED_NANOS = 400_000_000;

    private final int id;
    private final List<InboundTrack> layers = new ArrayList<>(4);
    private boolean resumed;
    private long resumedAt;
    private long beganAt;

    /**
     * @param id tells it from other sets on the bridge
     */
    public LayerSet(int id) {
        this.id = id;
    }

    /** A set of one, which its only stream identifies. */
    LayerSet() {
        this(0);
    }

    public int id() {
        return id;
    }

    void add(InboundTrack layer) {
        layers.add(layer);
        layers.sort(Comparator.comparingInt(track -> track.info().layer()));
    }

    /** A layer ended. */
    public void remove(InboundTrack layer) {
        layers.remove(layer);
    }

    /** A packet of a layer is about to be noted. */
    void arrived(InboundTrack layer, long now) {
        if (!flowsBeside(layer, now) && layer.silent(now)) {
            boolean oldNews = resumed && now - resumedAt < RESUMING_NANOS;
            beganAt = oldNews ? resumedAt - HANDOVER_NANOS : now;
        }
    }

    private boolean flowsBeside(InboundTrack layer, long now) {
        for (int i = 0; i < layers.size(); i++) {
            InboundTrack other = layers.get(i);
            if (other != layer && !other.silent(now)) {
                return true;
            }
        }
        return false;
    }

    void resumed(long now) {
        resumed = true;
        resumedAt = now;
    }

    /**
     * When the source last began: with its first packet, or with the first one after half a second
     * of silence; well before that when it had flowed already and was not wanted here.
     */
    public long beganAt() {
        return beganAt;
    }

    /** Whether nothing of it has come for so long. */
    public boolean silentFor(long nanos, long now) {
        for (int i = 0; i < layers.size(); i++) {
            if (now - layers.get(i).lastArrival() <= nanos) {
                return false;
            }
        }
        return true;
    }

    /** Whether another layer than this one has been seen. */
    public boolean flowsWithout(InboundTrack layer) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) != layer && layers.get(i).flowing()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The layer for a receiver who may have up to {@code limit}: the largest such one that flows,
     * else the smallest that does. Null when none flows.
     */
    public @Nullable InboundTrack best(int limit) {
        InboundTrack best = null;
        for (int i = 0; i < layers.size(); i++) {
            InboundTrack layer = layers.get(i);
            if (flows(layer) && (best == null || layer.info().layer() <= limit)) {
                best = layer;
            }
        }
        return best;
    }

    /** The largest layer up to {@code limit}, flowing or not; the smallest when none is. */
    public InboundTrack largest(int limit) {
        InboundTrack largest = layers.getFirst();
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).info().layer() <= limit) {
                largest = layers.get(i);
            }
        }
        return largest;
    }

    /**
     * A layer flows unless the others have gone on without it: senders stop the large ones when
     * their uplink is narrow. When all rest, the picture does.
     */
    public boolean flows(InboundTrack layer) {
        if (!layer.flowing()) {
            return false;
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).lastArrival() - layer.lastArrival() > STALLED_NANOS) {
                return false;
            }
        }
        return true;
    }

    /** Smallest first. */
    public List<InboundTrack> layers() {
        return layers;
    }

    public boolean simulcast() {
        return layers.size() > 1;
    }

    /** Whether a keyframe of one of the layers was asked for and has not come. */
    public boolean awaitsKeyframe() {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).awaitsKeyframe()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lines of the picture of the layer with this index, which may not have been sent yet: as it
     * said itself, or by halves from the nearest one that did. 0 while none has.
     */
    public int lines(int index) {
        int lines = 0;
        int nearest = Integer.MAX_VALUE;
        for (int i = 0; i < layers.size(); i++) {
            InboundTrack layer = layers.get(i);
            int steps = index - layer.info().layer();
            if (layer.height() > 0 && Math.abs(steps) < nearest) {
                nearest = Math.abs(steps);
                lines = steps < 0 ? layer.height() >> -steps : layer.height() << steps;
            }
        }
        return lines;
    }
}
