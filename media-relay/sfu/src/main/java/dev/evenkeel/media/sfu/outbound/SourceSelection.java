package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of a track's sources flows. A participant who changes relays sends on the new path
 * from then on, so the source that began last wins: audio with its first packet, video with its
 * first keyframe. The one before is then ignored.
 */
public final class SourceSelection {
    private static final long SILENT_NANOS = 300_000_000;

    private @Nullable LayerSet current;

    /**
     * Whether the packet belongs to the source that flows, after it perhaps took over with this
     * packet.
     */
    public boolean accept(InboundTrack source, MediaPacket packet, long now) {
        LayerSet flowing = current;
        LayerSet candidate = source.layers();
        if (candidate == flowing) {
            return true;
        }
        if (flowing != null && !succeeds(candidate, flowing, now)) {
            return false;
        }
        if (flowing != null && source.info().video() && !packet.startsKeyframe()) {
            source.wantKeyframe(now);
            return false;
        }
        current = candidate;
        return true;
    }

    private static boolean succeeds(LayerSet candidate, LayerSet flowing, long now) {
        return candidate.beganAt() - flowing.beganAt() > 0 || flowing.silentFor(SILENT_NANOS, now);
    }

    /** The source ended, or one of several layers of it. */
    public void remove(InboundTrack source) {
        if (current == source.layers() && !current.flowsWithout(source)) {
            current = null;
        }
    }

    public @Nullable LayerSet current() {
        return current;
    }
}
