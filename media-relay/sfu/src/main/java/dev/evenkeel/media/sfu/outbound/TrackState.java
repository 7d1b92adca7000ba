package dev.evenkeel.media.sfu.outbound;

import java.util.Locale;

/** What the receiver has of the track. */
public enum TrackState {
    /** The session gets no media for now. */
    IDLE,
    /** Nothing has come, or no keyframe yet. */
    WAITING,
    FLOWING,
    /** The publisher sends what the receiver didn't offer to decode. */
    NO_COMMON_CODEC,
    /** The receiver shows nothing of it, or its path has no room. */
    PAUSED,
    /** The voice is silent, or not among the loudest. */
    SILENT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As operators read it: {@code no-common-codec}. */
    public String label() {
        return label;
    }
}
