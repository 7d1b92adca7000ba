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
import org.jspecify.annotations.Nullable;

/**
 * Takes what other relays say. What they say of meetings this relay doesn't share with them is
 * ignored.
 */
public final class BridgeDesk implements BridgeHandler {
    private final Bridge bridge;
    private final MeetingDirectory directory;
    private final Announcements announcements;
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
        this.announcements = new Announcements(bridge);
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
        PeerState shared = meeting == null ? null : meeting.peers().of(peer.relayId());
        if (meeting == null || shared == null) {
            counters.packetsDropped++;
            return;
        }
        if (!meeting.mandate().serving()) {
            counters.packetsDroppedFenced++;
            return;
        }
        InboundTrack track = shared.remoteTrack(handle);
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
            placements.confirm(meeting, state.epoch(), state.pairs(), now);
        }
        PeerState shared = meeting.peers().of(peer.relayId());
        if (shared != null) {
            announcements.apply(meeting, shared, peer, state, now);
        }
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
            bridge.sendMedia(peer, meeting.peers().meetingId(), handle, repeated, 0, length);
        }
    }

    @Override
    public void speech(PeerLink peer, String meetingId, int handle, SpeechScore score, long now) {
        PeerState shared = shared(peer, meetingId);
        InboundTrack track = shared == null ? null : shared.remoteTrack(handle);
        if (track != null) {
            track.speech().told(score, now);
        }
    }

    @Override
    public void layers(PeerLink peer, String meetingId, int set, int needed, long now) {
        Meeting meeting = directory.meeting(meetingId);
        PeerState shared = shared(peer, meetingId);
        if (meeting != null && shared != null && hasLocalSet(meeting, set)) {
            shared.needed(set, needed);
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

    private @Nullable PeerState shared(PeerLink peer, String meetingId) {
        Meeting meeting = directory.meeting(meetingId);
        return meeting == null ? null : meeting.peers().of(peer.relayId());
    }

    private @Nullable InboundTrack localSource(PeerLink peer, String meetingId, int handle) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null || meeting.peers().of(peer.relayId()) == null) {
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
        for (Meeting meeting : directory.copyOfMeetings()) {
            PeerState shared = meeting.peers().of(peer.relayId());
            if (shared != null) {
                meetingIds.add(meeting.id());
                shared.lost();
                meeting.review(now);
                heartbeats.send(meeting);
            }
        }
        listener.peerLost(peer.relayId(), meetingIds, silentMillis, peer.gone());
    }

    @Override
    public void peerFound(PeerLink peer, long now) {
        for (Meeting meeting : directory.copyOfMeetings()) {
            if (meeting.peers().of(peer.relayId()) != null) {
                meeting.review(now);
            }
        }
        if (peer.takeLost()) {
            listener.peerFound(peer.relayId());
        }
    }

    @Override
    public void peerRestarted(PeerLink peer, long now) {
        for (Meeting meeting : directory.copyOfMeetings()) {
            PeerState shared = meeting.peers().of(peer.relayId());
            if (shared != null) {
                announcements.restarted(meeting, shared, peer, now);
            }
        }
    }

    /** Asks again for what the bridge lost. */
    public void tick(long now) {
        for (Meeting meeting : directory.meetings()) {
            List<PeerState> peers = meeting.peers().all();
            for (int i = 0; i < peers.size(); i++) {
                tick(peers.get(i).remoteTracks(), now);
            }
        }
    }

    private static void tick(List<PeerState.RemoteTrack> tracks, long now) {
        for (int i = 0; i < tracks.size(); i++) {
            tracks.get(i).track().tick(now);
        }
    }
}
