package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import org.jspecify.annotations.Nullable;

/**
 * Decides packet by packet what of a track a receiver gets: which source and layer, and up to which
 * temporal layer. It goes to another source or layer only with a keyframe of that one, and changes
 * the temporal layer only between pictures.
 */
final class LayerSelector {
    /** No limit. */
    static final int ALL = 7;

    /** What to do with a packet. */
    enum Verdict {
        /** It goes on. */
        PASS,
        /** It goes on, and with it begins another source or layer. */
        BEGIN,
        /** It is left out, and the receiver must not miss it. */
        SKIP,
        /** It is not of what this receiver gets. */
        IGNORE
    }

    private int limit = ALL;
    private int temporalLimit = ALL;
    private int temporal = ALL;
    private @Nullable InboundTrack current;
    private int generation;
    private int pictureTimestamp;

    /** The largest simulcast layer, and the highest temporal layer, it may have from now on. */
    void limit(int layer, int temporalLayer) {
        limit = layer;
        temporalLimit = temporalLayer;
    }

    int limit() {
        return limit;
    }

    int temporalLimit() {
        return temporalLimit;
    }

    /** What it gets; null while it waits for a keyframe. */
    @Nullable InboundTrack current() {
        return current;
    }

    /** It has nothing to go on from: the next packet must be a keyframe. */
    void reset() {
        current = null;
    }

    Verdict decide(InboundTrack from, MediaPacket packet, long now) {
        if (from == current && from.generation() == generation) {
            return temporal(packet);
        }
        if (from != from.layers().best(limit)) {
            return Verdict.IGNORE;
        }
        if (from.info().video() && !packet.startsKeyframe()) {
            from.wantKeyframe(now);
            return Verdict.IGNORE;
        }
        current = from;
        generation = from.generation();
        temporal = temporalLimit;
        pictureTimestamp = packet.timestamp();
        return Verdict.BEGIN;
    }

    private Verdict temporal(MediaPacket packet) {
        if (temporal != temporalLimit && packet.timestamp() != pictureTimestamp) {
            changeTemporalLayer(packet);
        }
        pictureTimestamp = packet.timestamp();
        return packet.temporalLayer() > temporal ? Verdict.SKIP : Verdict.PASS;
    }

    /** Down with any picture; up with one that builds on what the receiver has. */
    private void changeTemporalLayer(MediaPacket picture) {
        if (temporalLimit < temporal || picture.startsKeyframe()) {
            temporal = temporalLimit;
        } else if (picture.temporalSwitchUp() && picture.temporalLayer() <= temporalLimit) {
            temporal = Math.max(temporal, picture.temporalLayer());
        }
    }
}
