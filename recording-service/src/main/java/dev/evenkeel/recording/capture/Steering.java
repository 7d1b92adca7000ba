package dev.evenkeel.recording.capture;

/** Brings a source to its right place in time without a jump: by a tenth of its speed. */
final class Steering {
    /** A source that is said to be further away than this stays where it is. */
    private static final long FARTHEST_MILLIS = 1_000;

    private static final long SHARE = 10;

    private long pending;

    /** By how much it is to come later; less than nothing: earlier. */
    void towards(long millis) {
        pending = Math.abs(millis) > FARTHEST_MILLIS ? 0 : millis;
    }

    /** All of it at once, where nothing has been written yet. */
    long takeAll() {
        return take(pending);
    }

    /**
     * What the next frame is to be moved by.
     *
     * @param spacing from the frame before to this one, as they are, in milliseconds
     */
    long next(long spacing) {
        long most = Math.max(0, spacing) / SHARE;
        return take(Math.clamp(pending, -most, most));
    }

    private long take(long step) {
        pending -= step;
        return step;
    }
}
