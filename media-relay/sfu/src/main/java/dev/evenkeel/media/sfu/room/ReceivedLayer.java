package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One stream of an m-line a client sends on: the only one, or a simulcast layer. */
final class ReceivedLayer {
    private final byte[] rid;
    private final PayloadTypes types;
    private final int levelExtension;
    private @Nullable InboundTrack track;
    private int ssrc;
    private int rtxSsrc;
    private boolean rtxKnown;

    /**
     * @param levelExtension id of the audio level's header extension, 0 for none
     */
    ReceivedLayer(String rid, PayloadTypes types, int levelExtension) {
        this.rid = rid.getBytes(StandardCharsets.US_ASCII);
        this.types = types;
        this.levelExtension = levelExtension;
    }

    void bind(InboundTrack value) {
        track = value;
        ssrc = value.info().ssrc();
    }

    void bindRtx(int value) {
        rtxSsrc = value;
        rtxKnown = true;
    }

    /** Its track, which it forgets. */
    @Nullable InboundTrack unbind() {
        InboundTrack ending = track;
        track = null;
        return ending;
    }

    boolean owns(int packetSsrc) {
        return (track != null && packetSsrc == ssrc) || (rtxKnown && packetSsrc == rtxSsrc);
    }

    /** Whether the packet's header extension at this index names the layer. */
    boolean named(RtpPacket packet, int at) {
        return sameBytes(packet, at, rid);
    }

    static boolean sameBytes(RtpPacket packet, int at, byte[] expected) {
        if (packet.extensionLength(at) != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (packet.buffer()[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes a packet it owns. False when it isn't of an agreed format. */
    boolean take(MediaPacket packet, long now) {
        InboundTrack target = track;
        if (target == null) {
            return false;
        }
        int payloadType = packet.rtp.payloadType();
        boolean repeated = packet.rtp.ssrc() != ssrc;
        int code = repeated ? types.repairedCode(payloadType) : types.code(payloadType);
        if (code < 0) {
            return false;
        }
        packet.audioLevel(level(packet.rtp));
        packet.rtp.reduceToFixedHeader();
        if (!repeated) {
            packet.rtp.payloadType(code);
            target.received(packet, now);
        } else if (Rtx.unwrap(packet.rtp, ssrc, code)) {
            target.repaired(packet, now);
        }
        return true;
    }

    private int level(RtpPacket packet) {
        int at = levelExtension == 0 ? -1 : packet.findExtension(levelExtension);
        return at < 0 ? AudioLevel.UNKNOWN : AudioLevel.read(packet.buffer(), at);
    }

    @Nullable InboundTrack track() {
        return track;
    }
}
