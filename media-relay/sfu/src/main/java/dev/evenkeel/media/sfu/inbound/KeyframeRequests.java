package dev.evenkeel.media.sfu.inbound;

/**
 * When to ask a sender for a keyframe: two in a second, which may follow each other closely,
 * because after a relay is lost people arrive shortly after one another; and again after 200 ms
 * while none has come.
 */
public final class KeyframeRequests {
    static final long WINDOW_NANOS = 1_000_000_000;
    static final long RETRY_NANOS = 200_000_000;

    private boolean wanted;
    private boolean unanswered;
    private long asked;
    private long lastAt;
    private long beforeLastAt;

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
        if (asked >= 2 && now - beforeLastAt < WINDOW_NANOS) {
            return false;
        }
        asked++;
        beforeLastAt = lastAt;
        lastAt = now;
        unanswered = true;
        return true;
    }
}
