package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.speech.SpeechScore;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens datagrams and hands on what they say. What isn't genuine, or was here before, is counted
 * and forgotten.
 */
public final class BridgeReceiver implements RelayLoop.BridgeListener {
    /**
     * After such a silence even a process with an older instance number is believed: its clock may
     * have been set back.
     */
    private static final long FORGET_INSTANCE_NANOS = 5_000_000_000L;

    private static final long STRANGERS_NANOS = 100_000_000;
    private static final int MAX_STRANGERS = 20;

    private final byte[] bridgeKey;
    private final Bridge bridge;
    private final BridgeHandler handler;
    private final BridgeStatistics statistics;
    private final byte[] plain = new byte[2_048];
    private final MessageReader in = new MessageReader();
    private final InternedTexts meetingIds = new InternedTexts();
    private long strangersSince;
    private int strangers;

    public BridgeReceiver(
            byte[] bridgeKey, Bridge bridge, BridgeHandler handler, BridgeStatistics statistics) {
        this.bridgeKey = bridgeKey.clone();
        this.bridge = bridge;
        this.handler = handler;
        this.statistics = statistics;
    }

    @Override
    public void datagram(
            byte[] buffer, int offset, int length, InetSocketAddress from, long arrivalNanos) {
        if (length >= BridgeCipher.HEADER + BridgeCipher.TAG
                && accept(buffer, offset, length, from, arrivalNanos)) {
            statistics.received();
        } else {
            statistics.rejected();
        }
    }

    private boolean accept(
            byte[] buffer, int offset, int length, InetSocketAddress from, long now) {
        PeerLink peer = knownSender(BridgeCipher.instance(buffer, offset));
        if (peer == null) {
            return acceptStranger(buffer, offset, length, from, now);
        }
        long counter = BridgeCipher.counter(buffer, offset);
        BridgeCipher cipher = peer.cipher();
        if (cipher == null || !peer.window().admits(counter)) {
            return false;
        }
        int size = cipher.open(buffer, offset, length, plain);
        if (size < 0) {
            return false;
        }
        peer.window().accept(counter);
        heard(peer, now);
        in.wrap(plain, size);
        return dispatch(peer, BridgeCipher.type(buffer, offset), now);
    }

    private @Nullable PeerLink knownSender(long instance) {
        List<PeerLink> peers = bridge.peers();
        for (int i = 0; i < peers.size(); i++) {
            PeerLink peer = peers.get(i);
            if (peer.instance() == instance && peer.cipher() != null) {
                return peer;
            }
        }
        return null;
    }

    /** A new process introduces itself with a heartbeat. */
    private boolean acceptStranger(
            byte[] buffer, int offset, int length, InetSocketAddress from, long now) {
        if (BridgeCipher.type(buffer, offset) != MessageType.HEARTBEAT || tooManyStrangers(now)) {
            return false;
        }
        long instance = BridgeCipher.instance(buffer, offset);
        BridgeCipher cipher = new BridgeCipher(bridgeKey, instance);
        int size = cipher.open(buffer, offset, length, plain);
        if (size < 0) {
            return false;
        }
        in.wrap(plain, size);
        int flags = in.uint8();
        String relayId = in.text();
        if (relayId.isEmpty()) {
            return false;
        }
        PeerLink peer = bridge.introduce(relayId, from, now);
        boolean replaces = peer.cipher() != null;
        if (replaces
                && instance < peer.instance()
                && peer.silentNanos(now) < FORGET_INSTANCE_NANOS) {
            return false;
        }
        peer.instance(instance, cipher);
        peer.window().accept(BridgeCipher.counter(buffer, offset));
        if (replaces) {
            handler.peerRestarted(peer, now);
        }
        Bridge.noteHeartbeat(peer, flags, now);
        heard(peer, now);
        return true;
    }

    /** Deriving a key costs more than a datagram from anywhere is worth. */
    private boolean tooManyStrangers(long now) {
        if (now - strangersSince > STRANGERS_NANOS) {
            strangersSince = now;
            strangers = 0;
        }
        return ++strangers > MAX_STRANGERS;
    }

    private void heard(PeerLink peer, long now) {
        if (peer.heard(now)) {
            handler.peerFound(peer, now);
        }
    }

    private boolean dispatch(PeerLink peer, int type, long now) {
        switch (type) {
            case MessageType.HEARTBEAT -> Bridge.noteHeartbeat(peer, in.uint8(), now);
            case MessageType.MEDIA -> media(peer, now);
            case MessageType.STATE -> state(peer, now);
            case MessageType.KEYFRAME_REQUEST -> {
                String meetingId = in.text();
                int handle = in.int32();
                if (!in.failed()) {
                    handler.keyframeRequest(peer, meetingId, handle, now);
                }
            }
            case MessageType.RETRANSMISSION_REQUEST -> retransmissionRequest(peer);
            case MessageType.SPEECH -> speech(peer, now);
            case MessageType.LAYERS -> layers(peer, now);
            case MessageType.KNOCK -> {
                return true;
            }
            case MessageType.VALIDATION -> {
                Validation validation = ValidationCodec.read(in);
                if (validation != null) {
                    handler.validation(peer, validation, now);
                }
            }
            default -> {
                return false;
            }
        }
        return !in.failed();
    }

    private void media(PeerLink peer, long now) {
        String meetingId = in.text(meetingIds);
        int handle = in.int32();
        if (!in.failed() && in.remaining() > 0) {
            handler.media(peer, meetingId, handle, in.buffer(), in.position(), in.remaining(), now);
        }
    }

    private void state(PeerLink peer, long now) {
        MeetingStateCodec.Part part = MeetingStateCodec.decode(in);
        if (part == null || !handler.shares(peer, part.state().meetingId())) {
            return;
        }
        MeetingState state = peer.assembler(part.state().meetingId()).add(part);
        if (state != null) {
            handler.state(peer, state, now);
        }
    }

    private void speech(PeerLink peer, long now) {
        String meetingId = in.text(meetingIds);
        while (!in.failed() && in.remaining() > 0) {
            int handle = in.int32();
            int immediate = in.uint8();
            int medium = in.uint8();
            int longTerm = in.uint8();
            if (!in.failed() && SpeechScore.valid(immediate, medium, longTerm)) {
                SpeechScore score = new SpeechScore(immediate, medium, longTerm);
                handler.speech(peer, meetingId, handle, score, now);
            }
        }
    }

    private void layers(PeerLink peer, long now) {
        String meetingId = in.text(meetingIds);
        while (!in.failed() && in.remaining() > 0) {
            int set = in.int32();
            int needed = in.uint8();
            if (!in.failed()) {
                handler.layers(peer, meetingId, set, needed, now);
            }
        }
    }

    private void retransmissionRequest(PeerLink peer) {
        String meetingId = in.text();
        int handle = in.int32();
        while (!in.failed() && in.remaining() >= 2) {
            handler.retransmissionRequest(peer, meetingId, handle, in.uint16());
        }
    }
}
