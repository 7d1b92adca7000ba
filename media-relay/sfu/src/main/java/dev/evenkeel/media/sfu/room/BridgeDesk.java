package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.rtcp.RtcpHandler;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.sfu.RelayListener;
import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.BridgeHandler;
import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.bridge.Validation;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.speech.SpeechScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the pair peers say. What they say of meetings this relay doesn't share with them is
 * ignored.
 */
public final class BridgeDesk implements BridgeHandler {
    private final Bridge bridge;
    private final MeetingDirectory directory;
    private final RemoteTracks remoteTracks;
    private final Validations validations;
    private final Placements placements;
    private final Heartbeats heartbeats;
    private final RelayListener listener;
    private final Counters counters;
    private final MediaPacket packet;
    private final byte[] repeated = new byte[2_048];

    public BridgeDesk(
            Bridge bridge,
            MeetingDirectory directory,
            Validations validations,
            Placements placements,
            Heartbeats heartbeats,
            RelayListener listener,
            Counters counters,
            MediaPacket packet) {
        this.bridge = bridge;
        this.directory = directory;
        this.remoteTracks = new RemoteTracks(bridge);
        this.validations = validations;
        this.placements = placements;
        this.heartbeats = heartbeats;
        this.listener = listener;
        this.counters = counters;
        this.packet = packet;
    }

    @Override
    public void media(
            PeerLink peer,
            String meetingId,
            int handle,
            byte[] buffer,
            int offset,
            int length,
            long now) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null || !isPairedWith(meeting, peer)) {
            counters.packetsDropped++;
            return;
        }
        if (!meeting.mandate().serving()) {
            counters.packetsDroppedFenced++;
            return;
        }
        InboundTrack track = meeting.pair().remoteTrack(handle);
        if (track == null) {
            counters.packetsDropped++;
        } else if (isSenderReport(buffer, offset, length)) {
            RtcpReader.read(buffer, offset, length, new ClockReader(track, now));
        } else if (packet.rtp.wrap(buffer, offset, length)) {
            packet.audioLevel(AudioLevel.UNKNOWN);
            track.received(packet, now);
        }
    }

    /** RFC 5761 §4. */
    private static boolean isSenderReport(byte[] buffer, int offset, int length) {
        return length >= 28 && (buffer[offset + 1] & 0xFF) == 200;
    }

    private record ClockReader(InboundTrack track, long now) implements RtcpHandler {
        @Override
        public void senderReport(int ssrc, long ntp, int timestamp, long packets, long octets) {
            track.clock().report(ntp, timestamp, now);
        }
    }

    @Override
    public boolean shares(PeerLink peer, String meetingId) {
        return directory.meeting(meetingId) != null;
    }

    @Override
    public void state(PeerLink peer, MeetingState state, long now) {
        Meeting meeting = directory.meeting(state.meetingId());
        if (meeting == null) {
            return;
        }
        if (state.epoch() > meeting.mandate().epoch() && !meeting.mandate().fenced()) {
            placements.confirm(meeting, state.epoch(), state.primary(), state.standby(), now);
        }
        if (isPairedWith(meeting, peer)) {
            apply(meeting, peer, state, now);
        }
    }

    private void apply(Meeting meeting, PeerLink peer, MeetingState state, long now) {
        PairState pair = meeting.pair();
        boolean wanted = pair.peerWantsMedia();
        pair.peerWantsMedia(state.wantsMedia());
        if (state.wantsMedia() && !wanted) {
            askForWhatLeads(meeting, now);
        }
        List<InboundTrack> local = meeting.localSources();
        local.forEach(source -> carry(source, state, now));
        pair.retainNeeded(local.stream().map(s -> s.layers().id()).collect(Collectors.toSet()));
        remoteTracks.apply(meeting, peer, state.tracks());
        if (pair.peerFenced() != state.fenced()) {
            pair.peerFenced(state.fenced());
            meeting.review(now);
        }
        meeting.remoteClaims(Activity.claims(state.sessions()), now);
    }

    /**
     * Who leaves this relay already sends over the other one, and that leads: a keyframe asked for
     * here would come over the path that is being left, and everybody served here would wait for
     * it.
     */
    private static void askForWhatLeads(Meeting meeting, long now) {
        for (InboundTrack source : meeting.localSources()) {
            if (meeting.track(Meeting.nameOf(source)).leads(source)) {
                source.wantKeyframe(now);
            }
        }
    }

    /**
     * A layer nobody there watches stays here; one that is watched again begins with a keyframe.
     */
    private static void carry(InboundTrack source, MeetingState state, long now) {
        boolean unwanted = state.unwanted().contains(source.info().handle());
        if (source.unwantedElsewhere() && !unwanted) {
            source.wantKeyframe(now);
        }
        source.unwantedElsewhere(unwanted);
    }

    private static boolean isPairedWith(Meeting meeting, PeerLink peer) {
        return peer.relayId().equals(meeting.mandate().peer());
    }

    @Override
    public void keyframeRequest(PeerLink peer, String meetingId, int handle, long now) {
        InboundTrack source = localSource(peer, meetingId, handle);
        if (source != null) {
            source.wantKeyframe(now);
        }
    }

    @Override
    public void retransmissionRequest(PeerLink peer, String meetingId, int handle, int sequence) {
        InboundTrack source = localSource(peer, meetingId, handle);
        Meeting meeting = directory.meeting(meetingId);
        if (source == null || meeting == null || !meeting.mandate().serving()) {
            return;
        }
        int length = source.cache().copy(sequence, repeated, 0);
        if (length > 0) {
            bridge.sendMedia(peer, meeting.pair().meetingId(), handle, repeated, 0, length);
        }
    }

    @Override
    public void speech(PeerLink peer, String meetingId, int handle, SpeechScore score, long now) {
        Meeting meeting = directory.meeting(meetingId);
        InboundTrack track =
                meeting != null && isPairedWith(meeting, peer)
                        ? meeting.pair().remoteTrack(handle)
                        : null;
        if (track != null) {
            track.speech().told(score, now);
        }
    }

    @Override
    public void layers(PeerLink peer, String meetingId, int set, int needed, long now) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting != null && isPairedWith(meeting, peer) && hasLocalSet(meeting, set)) {
            meeting.pair().neededByPeer(set, needed);
            meeting.weighLayers(now);
        }
    }

    private static boolean hasLocalSet(Meeting meeting, int set) {
        for (InboundTrack source : meeting.localSources()) {
            if (source.layers().id() == set) {
                return true;
            }
        }
        return false;
    }

    private @Nullable InboundTrack localSource(PeerLink peer, String meetingId, int handle) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null || !isPairedWith(meeting, peer)) {
            return null;
        }
        for (InboundTrack source : meeting.localSources()) {
            if (source.info().handle() == handle) {
                return source;
            }
        }
        return null;
    }

    @Override
    public void validation(PeerLink peer, Validation validation, long now) {
        Meeting meeting = directory.meeting(validation.meetingId());
        if (meeting == null) {
            return;
        }
        switch (validation) {
            case Validation.Query query -> validations.answer(peer, meeting, query);
            case Validation.Answer answer -> validations.answered(peer, meeting, answer, now);
        }
    }

    @Override
    public void peerLost(PeerLink peer, long silentMillis, long now) {
        List<String> meetingIds = new ArrayList<>();
        for (Meeting meeting : sharedWith(peer)) {
            meetingIds.add(meeting.id());
            meeting.pair().peerWantsMedia(false);
            meeting.pair().peerFenced(false);
            meeting.review(now);
            heartbeats.send(meeting);
        }
        listener.peerLost(peer.relayId(), meetingIds, silentMillis, peer.gone());
    }

    @Override
    public void peerFound(PeerLink peer, long now) {
        sharedWith(peer).forEach(meeting -> meeting.review(now));
        if (peer.takeLost()) {
            listener.peerFound(peer.relayId());
        }
    }

    @Override
    public void peerRestarted(PeerLink peer, long now) {
        for (Meeting meeting : sharedWith(peer)) {
            meeting.pair().peerWantsMedia(false);
            meeting.pair().peerFenced(false);
            meeting.pair().retainNeeded(Set.of());
            remoteTracks.apply(meeting, peer, List.of());
            meeting.remoteClaims(Map.of(), now);
        }
    }

    private List<Meeting> sharedWith(PeerLink peer) {
        return directory.meetings().stream().filter(m -> isPairedWith(m, peer)).toList();
    }

    /** Asks again for what the bridge lost. */
    public void tick(long now) {
        for (Meeting meeting : directory.meetings()) {
            List<PairState.RemoteTrack> tracks = meeting.pair().remoteTracks();
            for (int i = 0; i < tracks.size(); i++) {
                tracks.get(i).track().tick(now);
            }
        }
    }
}
