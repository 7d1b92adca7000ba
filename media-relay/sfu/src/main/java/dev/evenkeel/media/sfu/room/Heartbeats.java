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

    /** Out of turn when clients are waiting for the news: another relay is lost. */
    void send(Meeting meeting) {
        int everybody = draining ? HeartbeatPayload.DRAINING : 0;
        if (!meeting.mandate().serving()) {
            everybody |= HeartbeatPayload.FENCED;
        }
        int flags = everybody;
        meeting.heartbeat(branch -> flags | ofMate(meeting, branch));
    }

    private int ofMate(Meeting meeting, int branch) {
        int flags = cascade.mateHeard(meeting, branch) ? HeartbeatPayload.PEER_HEARD : 0;
        return cascade.mateGone(meeting, branch) ? flags | HeartbeatPayload.PEER_GONE : flags;
    }
}
