package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MissingPackets;

/** Asks another relay for more of its clients' streams. */
final class BridgeUpstream implements InboundTrack.Upstream, MissingPackets.Requests {
    private final Bridge bridge;
    private final PeerLink peer;
    private final byte[] meetingId;
    private int requested;

    BridgeUpstream(Bridge bridge, PeerLink peer, byte[] meetingId) {
        this.bridge = bridge;
        this.peer = peer;
        this.meetingId = meetingId;
    }

    @Override
    public void requestKeyframe(InboundTrack track) {
        bridge.requestKeyframe(peer, meetingId, track.info().handle());
    }

    @Override
    public void requestMissing(InboundTrack track, long now) {
        bridge.beginRetransmissionRequest(meetingId, track.info().handle());
        requested = 0;
        track.missing().due(now, 0, this);
        if (requested > 0) {
            track.countNack();
            bridge.endRetransmissionRequest(peer);
        }
    }

    @Override
    public void request(int sequence) {
        requested++;
        bridge.addRetransmission(sequence);
    }
}
