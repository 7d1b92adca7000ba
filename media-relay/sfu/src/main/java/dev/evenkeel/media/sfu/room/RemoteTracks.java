package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.StreamInfo;
import dev.evenkeel.media.sfu.room.PairState.RemoteTrack;
import java.util.List;

/** Keeps a meeting's sources from the pair peer in step with what the peer announces. */
final class RemoteTracks {
    private final Bridge bridge;

    RemoteTracks(Bridge bridge) {
        this.bridge = bridge;
    }

    void apply(Meeting meeting, PeerLink peer, List<MeetingState.Track> announced) {
        List<RemoteTrack> known = meeting.pair().remoteTracks();
        if (!peer.relayId().equals(meeting.pair().announcedBy())) {
            meeting.pair().announcedBy(peer.relayId());
            removeAll(meeting, known);
        }
        for (RemoteTrack remote : List.copyOf(known)) {
            if (!announced.contains(remote.announced())) {
                known.remove(remote);
                meeting.removeSource(remote.track());
            }
        }
        for (MeetingState.Track track : announced) {
            if (known.stream().noneMatch(remote -> remote.announced().equals(track))) {
                known.add(new RemoteTrack(track, begin(meeting, peer, track)));
            }
        }
    }

    private static void removeAll(Meeting meeting, List<RemoteTrack> known) {
        known.forEach(remote -> meeting.removeSource(remote.track()));
        known.clear();
    }

    private InboundTrack begin(Meeting meeting, PeerLink peer, MeetingState.Track track) {
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
                        meeting.pair().layerSet(track.set()),
                        new BridgeUpstream(bridge, peer, meeting.pair().meetingId()),
                        meeting.sink(new TrackName(track.participantId(), track.source())));
        meeting.addSource(inbound);
        return inbound;
    }
}
