package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.bridge.Bridge;
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
 * Tells the other relays of the meetings here what they need to know, and nothing they don't want.
 */
public final class BridgedCascade implements Cascade {
    private final Bridge bridge;
    private final MeetingDirectory directory;
    private final RtcpWriter reports = new RtcpWriter(64);
    private final List<Meeting> dirty = new ArrayList<>();
    private int handles;

    public BridgedCascade(Bridge bridge, MeetingDirectory directory) {
        this.bridge = bridge;
        this.directory = directory;
    }

    @Override
    public int newHandle() {
        return ++handles;
    }

    @Override
    public void media(Meeting meeting, InboundTrack source, MediaPacket packet) {
        int handle = source.info().handle();
        List<PeerState> peers = meeting.peers().all();
        for (int i = 0; i < peers.size(); i++) {
            PeerLink link = peers.get(i).isUnwanted(handle) ? null : wanting(meeting, peers.get(i));
            if (link != null) {
                bridge.sendMedia(
                        link,
                        meeting.peers().meetingId(),
                        handle,
                        packet.rtp.buffer(),
                        packet.rtp.offset(),
                        packet.rtp.length());
            }
        }
    }

    @Override
    public void senderReport(Meeting meeting, InboundTrack source, long ntp, int timestamp) {
        reports.clear();
        reports.senderReport(source.info().ssrc(), ntp, timestamp, 0, 0);
        List<PeerState> peers = meeting.peers().all();
        for (int i = 0; i < peers.size(); i++) {
            PeerLink link = wanting(meeting, peers.get(i));
            if (link != null) {
                bridge.sendMedia(
                        link,
                        meeting.peers().meetingId(),
                        source.info().handle(),
                        reports.buffer(),
                        0,
                        reports.length());
            }
        }
    }

    private @Nullable PeerLink wanting(Meeting meeting, PeerState peer) {
        if (!peer.wantsMedia() || !meeting.mandate().serving()) {
            return null;
        }
        PeerLink link = bridge.peer(peer.relayId());
        return link != null && link.alive() ? link : null;
    }

    /** Also to relays that want no media: should this one fall silent, they know who spoke. */
    @Override
    public void speech(Meeting meeting, long now) {
        if (!meeting.mandate().serving() || meeting.peers().all().isEmpty()) {
            return;
        }
        bridge.beginSpeech(meeting.peers().meetingId());
        boolean any = false;
        for (InboundTrack source : meeting.localSources()) {
            SpeechScore score =
                    source.info().video()
                            ? SpeechScore.SILENT
                            : SpeechScore.of(source.speech(), now);
            any |= score.longTerm() > 0 && bridge.addSpeech(source.info().handle(), score);
        }
        if (any) {
            endSpeech(meeting);
        }
    }

    private void endSpeech(Meeting meeting) {
        for (PeerState peer : meeting.peers().all()) {
            PeerLink link = bridge.peer(peer.relayId());
            if (link != null && link.alive()) {
                bridge.endSpeech(link);
            }
        }
    }

    /** Several changes of one turn go out as one. */
    @Override
    public void changed(Meeting meeting) {
        if (meeting.peers().markDirty()) {
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
        meeting.peers().clean();
        if (!meeting.mandate().placed() || meeting.peers().all().isEmpty()) {
            return;
        }
        StateOfMeeting state = StateOfMeeting.of(meeting);
        for (PeerState peer : meeting.peers().all()) {
            PeerLink link = bridge.peer(peer.relayId());
            if (link != null) {
                bridge.sendState(link, state.toldTo(peer));
                sendLayers(meeting, peer, link, now);
            }
        }
    }

    /** Which layers of the peer's pictures are needed here, so that its clients send no others. */
    private void sendLayers(Meeting meeting, PeerState peer, PeerLink link, long now) {
        if (!meeting.wantsMedia()) {
            return;
        }
        bridge.beginLayers(meeting.peers().meetingId());
        int sets = 0;
        Set<Integer> told = new HashSet<>();
        for (PeerState.RemoteTrack remote : peer.remoteTracks()) {
            int set = remote.announced().set();
            if (remote.announced().video() && told.add(set)) {
                int needed = needed(meeting, remote.track(), now);
                sets += bridge.addLayers(set, needed) ? 1 : 0;
            }
        }
        if (sets > 0) {
            bridge.endLayers(link);
        }
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
            peers.addAll(meeting.mandate().others());
        }
        bridge.paired(peers, now);
    }

    @Override
    public void forgotten(Meeting meeting) {
        dirty.remove(meeting);
        bridge.forgetMeeting(meeting.id());
    }

    private @Nullable PeerLink mate(Meeting meeting, int branch) {
        return bridge.peer(meeting.mandate().mate(branch));
    }

    @Override
    public boolean mateHeard(Meeting meeting, int branch) {
        PeerLink mate = mate(meeting, branch);
        return mate != null && mate.alive();
    }

    @Override
    public boolean mateGone(Meeting meeting, int branch) {
        PeerLink mate = mate(meeting, branch);
        return mate != null && mate.gone();
    }

    @Override
    public boolean mateLost(Meeting meeting, int branch) {
        PeerLink mate = mate(meeting, branch);
        if (mate == null) {
            return false;
        }
        PeerState shared = meeting.peers().of(mate.relayId());
        return mate.state() == PeerLink.State.LOST || (shared != null && shared.fenced());
    }
}
