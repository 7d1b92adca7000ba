package dev.evenkeel.media.sfu;

import java.util.List;

/** Told on the relay's own thread; must return at once. */
public interface RelayListener {
    void sessionConnected(String meetingId, String participantId, String sessionId);

    void sessionClosed(String meetingId, String participantId, String sessionId, String reason);

    /**
     * Another relay is not heard any more.
     *
     * @param gone its machine says that its process is not there any more
     */
    void peerLost(String peerId, List<String> meetingIds, long silentMillis, boolean gone);

    void peerFound(String peerId);

    /**
     * The process did not run for so long that its meetings need confirmation before it serves them
     * again.
     */
    void fenced(List<String> meetingIds, long pausedMillis);

    /** The meetings were confirmed, or given up. */
    void unfenced(List<String> meetingIds);
}
