package dev.evenkeel.media.rtp;

/**
 * A view of the payload of a video's RTP packet: what a relay must know, and may rewrite, of a
 * picture without decoding it. One instance is wrapped around payload after payload. Total:
 * whatever the bytes, it answers and never reads beyond them.
 */
public interface VideoPayload {
    /** Looks at a payload. False, and unusable, when it doesn't fit the format. */
    boolean wrap(byte[] buffer, int offset, int length);

    /** Whether decoding may begin with this packet. */
    boolean startsKeyframe();

    /** Picture id, or -1 when absent. */
    default int pictureId() {
        return -1;
    }

    /** Rewrites the picture id in the width it has; nothing happens when absent. */
    default void pictureId(int value) {}

    /** Number of the base layer's frame this one builds on, 8 bits, or -1 when absent. */
    default int tl0PicIdx() {
        return -1;
    }

    default void tl0PicIdx(int value) {}

    /** Temporal layer: frames of a layer never build on those of a higher one. 0 is the base. */
    default int temporalLayer() {
        return 0;
    }

    /**
     * Whether a receiver of the lower temporal layers alone may go on to this one with this frame.
     */
    default boolean temporalSwitchUp() {
        return false;
    }

    /** Lines of the picture where {@link #startsKeyframe}, 0 when it doesn't say. */
    default int height() {
        return 0;
    }
}
