package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.media.ClusterWriter;
import dev.evenkeel.recording.media.Opus;

/**
 * The frames of a voice, one behind the other without a hole: players count samples, so that a hole
 * would bring all that follows out of step. What is missing becomes silence; what comes while the
 * frame before still lasts is left out.
 */
final class VoiceTrain {
    /** One frame without sound (RFC 6716 §2.1.9). */
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private static final long SILENCE_MILLIS = 20;

    /** More than half a frame of silence: what was put in is not left out again at once. */
    private static final long TOLERANCE_MILLIS = 15;

    private final long startMillis;
    private long end;

    /**
     * @param startMillis of the track, in the recording
     * @param end of what is written already
     */
    VoiceTrain(long startMillis, long end) {
        this.startMillis = startMillis;
        this.end = end;
    }

    /** Whether a frame has a place: it would begin before the one before it ends otherwise. */
    boolean hasPlaceAt(long millis) {
        return millis - end > -TOLERANCE_MILLIS;
    }

    /** Writes silence up to a frame, and the frame; answers when it begins, in the recording. */
    long add(ClusterWriter clusters, long millis, byte[] frame) {
        while (millis - end >= TOLERANCE_MILLIS) {
            clusters.add(end - startMillis, true, SILENCE);
            end += SILENCE_MILLIS;
        }
        long at = end;
        clusters.add(at - startMillis, true, frame);
        end += Opus.millis(frame);
        return at;
    }
}
