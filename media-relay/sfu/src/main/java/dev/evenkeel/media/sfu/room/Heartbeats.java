package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.HeartbeatPayload;

/**
 * The relay's heartbeats to its clients: to every connected session with a line for them, active or
 * not.
 */
public final class Heartbeats {
    private final MeetingDirectory directory;
    private final Cascade cascade;
    private boolean draining;

    public Heartbeats(MeetingDirectory directory, Cascade cascade) {
        this.directory = directory;
        this.cascade = cascade;
    }

    /** Whether the relay is being emptied. */
    public void draining(boolean value) {
        draining = value;
    }

    public void send() {
        for (Meeting meeting : directory.meetings()) {
            send(meeting);
        }
    }

    /** Out of turn when clients are waiting for the news: the pair peer is lost. */
    void send(Meeting meeting) {
        int flags = cascade.peerHeard(meeting) ? HeartbeatPayload.PEER_HEARD : 0;
        if (cascade.peerGone(meeting)) {
            flags |= HeartbeatPayload.PEER_GONE;
        }
        if (draining) {
            flags |= HeartbeatPayload.DRAINING;
        }
        if (!meeting.mandate().serving()) {
            flags |= HeartbeatPayload.FENCED;
        }
        meeting.heartbeat(flags);
    }
}
