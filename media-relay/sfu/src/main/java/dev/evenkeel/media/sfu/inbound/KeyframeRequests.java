package dev.evenkeel.media.sfu.inbound;

/**
 * When to ask a sender for a keyframe: one in half a second on average, of which three may follow
 * each other closely, because after a relay is lost people arrive shortly after one another; and
 * again after 200 ms while none has come.
 */
public final class KeyframeRequests {
    static final int MOST_SAVED = 3;
    static final long INTERVAL_NANOS = 500_000_000;
    static final long RETRY_NANOS = 200_000_000;

    private boolean wanted;
    private boolean unanswered;
    private int saved = MOST_SAVED;
    private long savedAt;
    private long lastAt;

    /** Somebody needs a keyframe. */
    public void want() {
        wanted = true;
    }

    /** Nobody does any more. */
    public void forget() {
        wanted = false;
    }

    /** A keyframe came. */
    public void arrived() {
        wanted = false;
        unanswered = false;
    }

    public boolean wanted() {
        return wanted;
    }

    /** Whether to send a request now; it then counts as sent. */
    public boolean due(long now) {
        if (!wanted) {
            return false;
        }
        return unanswered ? repeats(now) : asks(now);
    }

    private boolean repeats(long now) {
        if (now - lastAt < RETRY_NANOS) {
            return false;
        }
        lastAt = now;
        return true;
    }

    private boolean asks(long now) {
        save(now);
        if (saved == 0) {
            return false;
        }
        saved--;
        lastAt = now;
        unanswered = true;
        return true;
    }

    private void save(long now) {
        if (saved == MOST_SAVED) {
            savedAt = now;
            return;
        }
        long earned = (now - savedAt) / INTERVAL_NANOS;
        saved = (int) Math.min(MOST_SAVED, saved + earned);
        savedAt += earned * INTERVAL_NANOS;
    }
}
