package dev.evenkeel.media.app.engine;

import dev.evenkeel.media.sfu.RelayListener;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Carries what the engine tells from its thread to the observers in this service. */
@Singleton
class EngineEvents implements RelayListener {
    private static final Logger LOG = Logger.getLogger(EngineEvents.class);

    private final Event<PeerChange> peers;
    private final Event<SessionClosed> sessions;
    private final Wakes wakes;

    EngineEvents(Event<PeerChange> peers, Event<SessionClosed> sessions, Wakes wakes) {
        this.peers = peers;
        this.sessions = sessions;
        this.wakes = wakes;
    }

    @Override
    public void sessionConnected(String meetingId, String participantId, String sessionId) {
        LOG.infof(
                "event=session-connected meeting=%s participant=%s session=%s",
                meetingId, participantId, sessionId);
    }

    @Override
    public void sessionClosed(
            String meetingId, String participantId, String sessionId, String reason) {
        LOG.infof(
                "event=session-closed meeting=%s participant=%s session=%s reason=\"%s\"",
                meetingId, participantId, sessionId, reason);
        sessions.fire(new SessionClosed(sessionId));
    }

    @Override
    public void peerLost(String peerId, List<String> meetingIds, long silentMillis, boolean gone) {
        LOG.warnf("event=peer-lost peer=%s silentMillis=%d gone=%s", peerId, silentMillis, gone);
        peers.fire(new PeerChange.Lost(peerId, List.copyOf(meetingIds), silentMillis, gone));
    }

    @Override
    public void peerFound(String peerId) {
        LOG.infof("event=peer-found peer=%s", peerId);
        peers.fire(new PeerChange.Found(peerId));
    }

    @Override
    public void fenced(List<String> meetingIds, long pausedMillis) {
        wakes.woke();
        LOG.warnf("event=fenced meetings=%d pausedMillis=%d", meetingIds.size(), pausedMillis);
    }

    @Override
    public void unfenced(List<String> meetingIds) {
        LOG.infof("event=unfenced meetings=%d", meetingIds.size());
    }
}
