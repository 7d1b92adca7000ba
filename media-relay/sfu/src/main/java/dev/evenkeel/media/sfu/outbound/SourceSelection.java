package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of a track's sources flows. A participant who changes relays sends on the new path
 * from then on, so the source that began last wins: audio with its first packet, video with its
 * first keyframe. The one before is then ignored.
 */
public final class SourceSelection {
    private static final long SILENT_NANOS = 300_000_000;

    private @Nullable InboundTrack current;

    /**
     * Whether the packet belongs to the source that flows, after it perhaps took over with this
     * packet.
     */
    public boolean accept(InboundTrack source, MediaPacket packet, long now) {
        InboundTrack flowing = current;
        if (source == flowing) {
            return true;
        }
        if (flowing != null && !succeeds(source, flowing, now)) {
            return false;
        }
        if (flowing != null && source.info().video() && !packet.startsKeyframe()) {
            source.wantKeyframe(now);
            return false;
        }
        current = source;
        return true;
    }

    private static boolean succeeds(InboundTrack source, InboundTrack flowing, long now) {
        return source.beganAt() - flowing.beganAt() > 0
                || now - flowing.lastArrival() > SILENT_NANOS;
    }

    /** The source ended. */
    public void remove(InboundTrack source) {
        if (current == source) {
            current = null;
        }
    }

    public @Nullable InboundTrack current() {
        return current;
    }
}
