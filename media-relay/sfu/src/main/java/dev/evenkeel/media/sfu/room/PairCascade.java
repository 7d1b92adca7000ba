package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.speech.SpeechScore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the pair peers of the meetings here what they need to know, and nothing they don't want.
 */
public final class PairCascade implements Cascade {
    private final Bridge bridge;
    private final MeetingDirectory directory;
    private final RtcpWriter reports = new RtcpWriter(64);
    private final List<Meeting> dirty = new ArrayList<>();
    private int handles;

    public PairCascade(Bridge bridge, MeetingDirectory directory) {
        this.bridge = bridge;
        this.directory = directory;
    }

    @Override
    public int newHandle() {
        return ++handles;
    }

    @Override
    public void media(Meeting meeting, InboundTrack source, MediaPacket packet) {
        PeerLink peer = source.unwantedElsewhere() ? null : wantingPeer(meeting);
        if (peer != null) {
            bridge.sendMedia(
                    peer,
                    meeting.pair().meetingId(),
                    source.info().handle(),
                    packet.rtp.buffer(),
                    packet.rtp.offset(),
                    packet.rtp.length());
        }
    }

    @Override
    public void senderReport(Meeting meeting, InboundTrack source, long ntp, int timestamp) {
        PeerLink peer = wantingPeer(meeting);
        if (peer != null) {
            reports.clear();
            reports.senderReport(source.info().ssrc(), ntp, timestamp, 0, 0);
            bridge.sendMedia(
                    peer,
                    meeting.pair().meetingId(),
                    source.info().handle(),
                    reports.buffer(),
                    0,
                    reports.length());
        }
    }

    /** Also to a peer that wants no media: should this relay fall silent, it knows who spoke. */
    @Override
    public void speech(Meeting meeting, long now) {
        PeerLink peer = peer(meeting);
        if (peer == null || !peer.alive() || !meeting.mandate().serving()) {
            return;
        }
        bridge.beginSpeech(meeting.pair().meetingId());
        boolean any = false;
        for (InboundTrack source : meeting.localSources()) {
            SpeechScore score =
                    source.info().video()
                            ? SpeechScore.SILENT
                            : SpeechScore.of(source.speech(), now);
            any |= score.longTerm() > 0 && bridge.addSpeech(source.info().handle(), score);
        }
        if (any) {
            bridge.endSpeech(peer);
        }
    }

    private @Nullable PeerLink wantingPeer(Meeting meeting) {
        if (!meeting.pair().peerWantsMedia() || !meeting.mandate().serving()) {
            return null;
        }
        PeerLink peer = peer(meeting);
        return peer != null && peer.alive() ? peer : null;
    }

    @Nullable PeerLink peer(Meeting meeting) {
        return bridge.peer(meeting.mandate().peer());
    }

    /** Several changes of one turn go out as one. */
    @Override
    public void changed(Meeting meeting) {
        if (meeting.pair().markDirty()) {
            dirty.add(meeting);
        }
    }

    /** Sends the state of meetings that changed. */
    public void flush(long now) {
        if (!dirty.isEmpty()) {
            dirty.forEach(meeting -> sendState(meeting, now));
            dirty.clear();
        }
    }

    private void sendState(Meeting meeting, long now) {
        meeting.pair().clean();
        PeerLink peer = peer(meeting);
        if (peer != null && meeting.mandate().placed()) {
            bridge.sendState(peer, stateOf(meeting));
            sendLayers(meeting, peer, now);
        }
    }

    /** Which layers of the peer's pictures are needed here, so that its clients send no others. */
    private void sendLayers(Meeting meeting, PeerLink peer, long now) {
        if (!meeting.wantsMedia()) {
            return;
        }
        bridge.beginLayers(meeting.pair().meetingId());
        int sets = 0;
        Set<Integer> told = new HashSet<>();
        for (PairState.RemoteTrack remote : meeting.pair().remoteTracks()) {
            int set = remote.announced().set();
            if (remote.announced().video() && told.add(set)) {
                int needed = needed(meeting, remote.track(), now);
                sets += bridge.addLayers(set, needed) ? 1 : 0;
            }
        }
        if (sets > 0) {
            bridge.endLayers(peer);
        }
    }

    private static MeetingState stateOf(Meeting meeting) {
        Mandate mandate = meeting.mandate();
        List<SessionClaim> claims = new ArrayList<>();
        for (Session session : meeting.sessions()) {
            claims.add(
                    new SessionClaim(
                            session.participantId(), session.claimsActive(), session.activation()));
        }
        List<MeetingState.Track> tracks = new ArrayList<>();
        for (InboundTrack source : meeting.localSources()) {
            var info = source.info();
            tracks.add(
                    new MeetingState.Track(
                            info.handle(),
                            info.participantId(),
                            info.source(),
                            info.video(),
                            info.ssrc(),
                            info.layer(),
                            source.layers().id()));
        }
        return new MeetingState(
                meeting.id(),
                mandate.epoch(),
                mandate.primary(),
                mandate.standby(),
                meeting.wantsMedia(),
                !mandate.serving(),
                claims,
                tracks,
                unwanted(meeting));
    }

    /** Handles of the peer's layers that nobody here watches. */
    private static List<Integer> unwanted(Meeting meeting) {
        List<Integer> unwanted = new ArrayList<>();
        for (PairState.RemoteTrack remote : meeting.pair().remoteTracks()) {
            if (!meeting.wants(remote.track())) {
                unwanted.add(remote.announced().handle());
            }
        }
        return unwanted;
    }

    private static int needed(Meeting meeting, InboundTrack remote, long now) {
        LayerSet source = remote.layers();
        return meeting.track(Meeting.nameOf(remote))
                .neededLayers(source, LayerNeeds.layersOf(source), now);
    }

    /** The regular repetition of every meeting's state. */
    public void sendStates(long now) {
        refreshPeers(now);
        dirty.clear();
        directory.meetings().forEach(meeting -> sendState(meeting, now));
    }

    /** Which relays are to be heard from now on. */
    public void refreshPeers(long now) {
        Set<String> peers = new HashSet<>();
        for (Meeting meeting : directory.meetings()) {
            String peer = meeting.mandate().peer();
            if (peer != null) {
                peers.add(peer);
            }
        }
        bridge.paired(peers, now);
    }

    @Override
    public void forgotten(Meeting meeting) {
        dirty.remove(meeting);
        bridge.forgetMeeting(meeting.id());
    }

    @Override
    public boolean peerHeard(Meeting meeting) {
        PeerLink peer = peer(meeting);
        return peer != null && peer.alive();
    }

    @Override
    public boolean peerGone(Meeting meeting) {
        PeerLink peer = peer(meeting);
        return peer != null && peer.gone();
    }

    @Override
    public boolean peerLost(Meeting meeting) {
        PeerLink peer = peer(meeting);
        return peer != null && (peer.state() == PeerLink.State.LOST || meeting.pair().peerFenced());
    }
}
