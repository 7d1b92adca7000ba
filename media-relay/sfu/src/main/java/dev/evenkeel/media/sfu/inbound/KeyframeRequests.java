package dev.evenkeel.media.sfu.inbound;

/**
 * When to ask a sender for a keyframe: at most one per 500 ms, and again after 200 ms while none
 * has come.
 */
public final class KeyframeRequests {
    static final long INTERVAL_NANOS = 500_000_000;
    static final long RETRY_NANOS = 200_000_000;

    private boolean wanted;
    private boolean unanswered;
    private boolean everRequested;
    private long requestedAt;

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
        long interval = unanswered ? RETRY_NANOS : INTERVAL_NANOS;
        if (!wanted || (everRequested && now - requestedAt < interval)) {
            return false;
        }
        everRequested = true;
        unanswered = true;
        requestedAt = now;
        return true;
    }
}
