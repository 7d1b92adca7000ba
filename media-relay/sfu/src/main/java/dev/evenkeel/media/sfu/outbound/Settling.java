package dev.evenkeel.media.sfu.outbound;

import org.jspecify.annotations.Nullable;

/**
 * Keeps layers from flapping on a crowded path. Each change costs a keyframe of several times the
 * usual size, which may itself be too much: after a change pictures stay as large as they are for a
 * while, and then become larger one at a time.
 */
final class Settling {
    static final long SETTLED_NANOS = 300_000_000;

    private boolean changed;
    private long changedAt;
    private boolean plenty;
    private boolean settled;
    private @Nullable DownTrack enlarged;

    /**
     * The path is shared anew.
     *
     * @param room there is some for everything
     */
    void begin(boolean room, long now) {
        plenty = room;
        settled = !changed || now - changedAt > SETTLED_NANOS;
        enlarged = null;
    }

    /** Whether the track may have this layer, for which there is room. */
    boolean admits(DownTrack track, int layer) {
        if (plenty || layer <= track.layerLimit()) {
            return true;
        }
        if (!settled || (enlarged != null && enlarged != track)) {
            return false;
        }
        enlarged = track;
        return true;
    }

    /** So large a layer the track may have from now on. */
    void decided(DownTrack track, int layer, long now) {
        if (layer != track.layerLimit() && track.layer() >= 0) {
            changed = true;
            changedAt = now;
        }
    }
}
