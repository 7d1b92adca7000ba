package dev.evenkeel.media.sfu.outbound;

/** Whether a receiver's path has room for a track, or none for so long that it has to pause. */
final class Room {
    private static final long LACKING_NANOS = 2_000_000_000;

    private boolean paused;
    private boolean resumed;
    private long lackingSince;

    /** Anew: that there was none before says nothing of now. */
    void begin(boolean pausedAtFirst) {
        paused = pausedAtFirst;
        lackingSince = 0;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        resumed |= paused;
        paused = false;
    }

    /** It waits for another keyframe, as after a pause. */
    void beginAgain() {
        resumed = true;
    }

    boolean paused() {
        return paused;
    }

    /** Whether it may send again since the last call. */
    boolean takeResumed() {
        boolean result = resumed;
        resumed = false;
        return result;
    }

    /** There is none now; whether there has not been any for some time. */
    boolean lacks(long now) {
        if (lackingSince == 0) {
            lackingSince = now;
        }
        return now - lackingSince > LACKING_NANOS;
    }

    void suffices() {
        lackingSince = 0;
    }
}
