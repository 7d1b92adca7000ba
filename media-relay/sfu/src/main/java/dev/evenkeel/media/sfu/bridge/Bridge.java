package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.speech.SpeechScore;
import dev.evenkeel.media.sfu.transport.PortProbe;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This relay's end of the bridge: seals and sends, opens and hands on, and watches who is silent.
 */
public final class Bridge {
    public static final long HEARTBEAT_MILLIS = 40;

    private static final int PLAIN_CAPACITY = 1_600;
    private static final long LATE_NANOS = 80_000_000;
    private static final long ANSWER_NANOS = 1_000_000_000;
    private static final int ANSWER_WANTED = 1;
    private static final int SPEECH_ENTRY = 7;
    private static final int LAYERS_ENTRY = 5;

    private final String relayId;
    private final RelayLoop loop;
    private final BridgeStatistics statistics;
    private final BridgeCipher cipher;
    private final MessageWriter writer = new MessageWriter(PLAIN_CAPACITY);
    private final byte[] sealed = new byte[PLAIN_CAPACITY + 64];
    private final List<PeerLink> peers = new ArrayList<>();
    private long counter;
    private int revision;
    private long watchedAt;
    private boolean watching;

    /**
     * Makes this end of the bridge.
     *
     * @param instance new with each start of the process, growing
     */
    public Bridge(
            String relayId,
            byte[] bridgeKey,
            long instance,
            RelayLoop loop,
            BridgeStatistics statistics) {
        this.relayId = relayId;
        this.loop = loop;
        this.statistics = statistics;
        cipher = new BridgeCipher(bridgeKey, instance);
    }

    /** Where a relay takes bridge datagrams. */
    public void address(String peerId, InetSocketAddress address, long now) {
        if (!peerId.equals(relayId)) {
            peerOrNew(peerId, now).address(address);
        }
    }

    public @Nullable PeerLink peer(@Nullable String peerId) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).relayId().equals(peerId)) {
                return peers.get(i);
            }
        }
        return null;
    }

    private PeerLink peerOrNew(String peerId, long now) {
        PeerLink known = peer(peerId);
        if (known != null) {
            return known;
        }
        PeerLink link = new PeerLink(peerId, now);
        peers.add(link);
        return link;
    }

    public List<PeerLink> peers() {
        return peers;
    }

    PeerLink introduce(String peerId, InetSocketAddress from, long now) {
        PeerLink link = peerOrNew(peerId, now);
        if (link.address() == null) {
            link.address(from);
        }
        return link;
    }

    /**
     * Which relays share a meeting with this one; a relay that begins to is given time to speak.
     */
    public void paired(Collection<String> peerIds, long now) {
        for (PeerLink peer : peers) {
            boolean paired = peerIds.contains(peer.relayId());
            if (paired && !peer.paired()) {
                peer.introduce(now);
            }
            peer.paired(paired);
        }
        peers.removeIf(peer -> forget(peer, now));
    }

    private static boolean forget(PeerLink peer, long now) {
        boolean gone = !peer.paired() && !peer.alive() && peer.silentNanos(now) > 60 * ANSWER_NANOS;
        if (gone) {
            peer.close();
        }
        return gone;
    }

    /** The meeting is over. */
    public void forgetMeeting(String meetingId) {
        peers.forEach(peer -> peer.forgetMeeting(meetingId));
    }

    /** To each relay that shares a meeting, or asked to hear from this one. */
    public void heartbeat(long now) {
        for (PeerLink peer : peers) {
            if (peer.paired() || peer.answerUntil() - now > 0) {
                writer.clear().uint8(peer.paired() ? ANSWER_WANTED : 0).text(relayId);
                send(peer, MessageType.HEARTBEAT);
            }
        }
    }

    /** Looks for silent peers; after being late itself it gives them all time again. */
    public void watch(long now, long periodMillis, BridgeHandler handler) {
        boolean late = watching && now - watchedAt > periodMillis * 1_000_000 + LATE_NANOS;
        watching = true;
        watchedAt = now;
        if (peers.isEmpty()) {
            return;
        }
        for (PeerLink peer : List.copyOf(peers)) {
            if (late) {
                peer.restartClock(now);
                continue;
            }
            if (peer.doubtful(now)) {
                knock(peer);
            }
            if (peer.checkSilence(now) && peer.paired()) {
                handler.peerLost(peer, peer.silentNanos(now) / 1_000_000, now);
            }
        }
    }

    /**
     * Sends one of a local client's packets.
     *
     * @param packet RTP, or an RTCP sender report
     */
    public void sendMedia(
            PeerLink peer, byte[] meetingId, int handle, byte[] packet, int offset, int length) {
        if (length > PLAIN_CAPACITY - 300) {
            return;
        }
        writer.clear().text(meetingId).int32(handle).bytes(packet, offset, length);
        send(peer, MessageType.MEDIA);
    }

    public void sendState(PeerLink peer, MeetingState state) {
        revision++;
        for (byte[] part : MeetingStateCodec.encode(state, revision)) {
            writer.clear().bytes(part, 0, part.length);
            send(peer, MessageType.STATE);
        }
    }

    public void requestKeyframe(PeerLink peer, byte[] meetingId, int handle) {
        writer.clear().text(meetingId).int32(handle);
        send(peer, MessageType.KEYFRAME_REQUEST);
    }

    /**
     * Begins a request for lost packets; {@link #addRetransmission} and {@link
     * #endRetransmissionRequest} follow.
     */
    public void beginRetransmissionRequest(byte[] meetingId, int handle) {
        writer.clear().text(meetingId).int32(handle);
    }

    public void addRetransmission(int sequence) {
        if (writer.room() >= 2) {
            writer.uint16(sequence);
        }
    }

    public void endRetransmissionRequest(PeerLink peer) {
        send(peer, MessageType.RETRANSMISSION_REQUEST);
    }

    /** Begins a word on how microphones sound; entries and {@link #endSpeech} follow. */
    public void beginSpeech(byte[] meetingId) {
        writer.clear().text(meetingId);
    }

    /** False when the datagram is full: the faintest are left out as well as any. */
    public boolean addSpeech(int handle, SpeechScore score) {
        if (writer.length() + SPEECH_ENTRY > MeetingStateCodec.MAX_PART) {
            return false;
        }
        writer.int32(handle).uint8(score.immediate()).uint8(score.medium()).uint8(score.longTerm());
        return true;
    }

    public void endSpeech(PeerLink peer) {
        send(peer, MessageType.SPEECH);
    }

    /** Begins a word on which of the peer's layers are needed; entries and the end follow. */
    public void beginLayers(byte[] meetingId) {
        writer.clear().text(meetingId);
    }

    /** False when the datagram is full. */
    public boolean addLayers(int set, int needed) {
        if (writer.length() + LAYERS_ENTRY > MeetingStateCodec.MAX_PART) {
            return false;
        }
        writer.int32(set).uint8(needed);
        return true;
    }

    public void endLayers(PeerLink peer) {
        send(peer, MessageType.LAYERS);
    }

    public void sendValidation(PeerLink peer, Validation validation) {
        ValidationCodec.write(writer.clear(), validation);
        send(peer, MessageType.VALIDATION);
    }

    private void send(PeerLink peer, int type) {
        InetSocketAddress to = peer.address();
        if (to != null) {
            int length = cipher.seal(type, counter++, writer.buffer(), writer.length(), sealed);
            loop.send(sealed, 0, length, to);
            statistics.sent();
        }
    }

    private void knock(PeerLink peer) {
        PortProbe probe = peer.probe(loop);
        if (probe != null) {
            int length =
                    cipher.seal(MessageType.KNOCK, counter++, writer.clear().buffer(), 0, sealed);
            peer.knocked(probe.knock(sealed, 0, length));
        }
    }

    /** Notes that the relay of this heartbeat wants to hear from this one. */
    static void noteHeartbeat(PeerLink peer, int flags, long now) {
        if ((flags & ANSWER_WANTED) != 0) {
            peer.answerUntil(now + ANSWER_NANOS);
        }
    }
}
