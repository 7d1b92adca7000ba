package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.room.PeerState.RemoteTrack;
import java.util.List;

/** Keeps a meeting's sources from another relay in step with what that one announces. */
final class RemoteTracks {
    private final Bridge bridge;

    RemoteTracks(Bridge bridge) {
        this.bridge = bridge;
    }

    void apply(
            Meeting meeting, PeerState shared, PeerLink peer, List<MeetingState.Track> announced) {
        List<RemoteTrack> known = shared.remoteTracks();
        for (RemoteTrack remote : List.copyOf(known)) {
            if (!announced.contains(remote.announced())) {
                known.remove(remote);
                meeting.removeSource(remote.track());
            }
        }
        for (MeetingState.Track track : announced) {
            if (known.stream().noneMatch(remote -> remote.announced().equals(track))) {
                known.add(new RemoteTrack(track, begin(meeting, shared, peer, track)));
            }
        }
    }

    private InboundTrack begin(
            Meeting meeting, PeerState shared, PeerLink peer, MeetingState.Track track) {
        StreamInfo info =
                new StreamInfo(
                        track.participantId(),
                        track.source(),
                        track.video(),
                        track.handle(),
                        track.ssrc(),
                        false,
                        true,
                        track.layer());
        InboundTrack inbound =
                new InboundTrack(
                        info,
                        shared.layerSet(track.set()),
                        new BridgeUpstream(bridge, peer, meeting.peers().meetingId()),
                        meeting.sink(new TrackName(track.participantId(), track.source())));
        meeting.addSource(inbound);
        return inbound;
    }
}
