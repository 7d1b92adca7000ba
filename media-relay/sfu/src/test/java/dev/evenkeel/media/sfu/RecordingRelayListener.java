package dev.evenkeel.media.sfu;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a relay told, one line each. */
final class RecordingRelayListener implements RelayListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void sessionConnected(String meetingId, String participantId, String id) {
        lines.add("connected " + participantId);
    }

    @Override
    public synchronized void sessionClosed(
            String meetingId, String participantId, String id, String reason) {
        lines.add("closed " + participantId + ": " + reason);
    }

    @Override
    public synchronized void peerLost(
            String peerId, List<String> meetings, long silentMillis, boolean gone) {
        lines.add("lost " + peerId + " " + meetings);
    }

    @Override
    public synchronized void peerFound(String peerId) {
        lines.add("found " + peerId);
    }

    @Override
    public synchronized void fenced(List<String> meetingIds, long pausedMillis) {
        lines.add("fenced " + meetingIds + " after " + pausedMillis);
    }

    @Override
    public synchronized void unfenced(List<String> meetingIds) {
        lines.add("unfenced " + meetingIds);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
