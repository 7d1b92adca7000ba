package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A microphone (a packet every 20 ms) or a camera (three packets every 40 ms). A video frame says
 * which encoder made it and as which one, so that a receiver can tell whether it could decode it.
 */
final class PublishedStream {
    static final int PACKETS_PER_FRAME = 3;
    static final int DESCRIPTOR = 5;

    /** Descriptor, payload header, encoder, frame and part. */
    static final int MIN_PAYLOAD = DESCRIPTOR + 1 + 8 + 1;

    private static final int RTX_HEADER = 2;

    private final boolean video;
    private static final int FEWEST_TICKS_BETWEEN_REQUESTS = 27_000;

    private final int ssrc;
    private final int rtxSsrc;
    private final Consumer<byte[]> wire;
    private final Map<Integer, byte[]> sent = new HashMap<>();
    private byte[] extensions = {};
    private @Nullable Payload content;
    private int payloadType;
    private int payloadLength = MIN_PAYLOAD + 100;
    private int sequence;
    private int rtxSequence = 7;
    private int timestamp;
    private int frame;
    private boolean keyframeWanted = true;
    private int requestedAt;
    private boolean sending;
    private int keyframes;

    PublishedStream(boolean video, int ssrc, int rtxSsrc, Consumer<byte[]> wire) {
        this.video = video;
        this.ssrc = ssrc;
        this.rtxSsrc = rtxSsrc;
        this.wire = wire;
        payloadType = video ? Offers.VP8 : Offers.OPUS;
        sequence = ssrc * 7919 & 0xFFFF;
        timestamp = ssrc * 104_729;
        requestedAt = timestamp - FEWEST_TICKS_BETWEEN_REQUESTS;
    }

    boolean video() {
        return video;
    }

    /** Each packet names its m-line and its simulcast layer (RFC 8852), in one-byte extensions. */
    PublishedStream named(String mid, String rid) {
        extensions =
                new byte[] {
                    (byte) 0xBE,
                    (byte) 0xDE,
                    0,
                    1,
                    (byte) (Offers.MID << 4),
                    (byte) mid.charAt(0),
                    (byte) (Offers.RID << 4),
                    (byte) rid.charAt(0)
                };
        return this;
    }

    /** Each packet says that it is so loud (RFC 6464), −dBov. */
    PublishedStream level(int value) {
        byte[] level = {
            (byte) 0xBE, (byte) 0xDE, 0, 1, (byte) (Offers.AUDIO_LEVEL << 4), (byte) value, 0, 0
        };
        extensions = level;
        return this;
    }

    /** What the packets hold. */
    interface Payload {
        byte[] of(boolean keyframe, int part);
    }

    /** Something else than VP8 or four bytes of sound. */
    PublishedStream holding(Payload value) {
        content = value;
        return this;
    }

    /** Bytes of each packet. */
    PublishedStream sized(int length) {
        payloadLength = length;
        return this;
    }

    /** Another number than usual. */
    PublishedStream payloadType(int value) {
        payloadType = value;
        return this;
    }

    int ssrc() {
        return ssrc;
    }

    long periodMillis() {
        return video ? 40 : 20;
    }

    /** As {@code replaceTrack}: the encoder begins with a keyframe. */
    void sending(boolean value) {
        keyframeWanted |= value && !sending;
        sending = value;
    }

    boolean isSending() {
        return sending;
    }

    /** As libwebrtc does (EncoderRtcpFeedback): deaf for 300 ms after a request. */
    void requestKeyframe() {
        if (timestamp - requestedAt < FEWEST_TICKS_BETWEEN_REQUESTS) {
            return;
        }
        requestedAt = timestamp;
        keyframeWanted = true;
    }

    int keyframes() {
        return keyframes;
    }

    int timestamp() {
        return timestamp;
    }

    /** The next period has come. */
    void tick() {
        timestamp += video ? 3_600 : 960;
        if (!sending) {
            return;
        }
        if (video) {
            sendFrame();
        } else {
            send(content == null ? new byte[] {1, 2, 3, 4} : content.of(false, 0), false);
        }
    }

    private void sendFrame() {
        boolean keyframe = keyframeWanted;
        keyframeWanted = false;
        keyframes += keyframe ? 1 : 0;
        frame++;
        for (int part = 0; part < PACKETS_PER_FRAME; part++) {
            byte[] payload = content == null ? payload(keyframe, part) : content.of(keyframe, part);
            send(payload, part == PACKETS_PER_FRAME - 1);
        }
    }

    private byte[] payload(boolean keyframe, int part) {
        byte[] payload = new byte[payloadLength];
        payload[0] = (byte) (0x80 | (part == 0 ? 0x10 : 0));
        payload[1] = (byte) 0xC0;
        NetworkOrder.putUint16(payload, 2, 0x8000 | (frame & 0x7FFF));
        payload[4] = (byte) frame;
        payload[DESCRIPTOR] = (byte) (keyframe ? 0 : 1);
        NetworkOrder.putInt32(payload, DESCRIPTOR + 1, ssrc);
        NetworkOrder.putInt32(payload, DESCRIPTOR + 5, frame);
        payload[DESCRIPTOR + 9] = (byte) part;
        return payload;
    }

    private void send(byte[] payload, boolean marker) {
        int header = RtpPacket.FIXED_HEADER + extensions.length;
        byte[] packet = new byte[header + payload.length];
        RtpPacket.writeHeader(packet, 0, marker, payloadType, sequence, timestamp, ssrc);
        packet[0] |= extensions.length > 0 ? (byte) 0x10 : 0;
        System.arraycopy(extensions, 0, packet, RtpPacket.FIXED_HEADER, extensions.length);
        System.arraycopy(payload, 0, packet, header, payload.length);
        sent.put(sequence, packet);
        sent.remove(sequence - 1_000 & 0xFFFF);
        sequence = sequence + 1 & 0xFFFF;
        wire.accept(packet);
    }

    /** Answers a NACK with RTX. */
    void repeat(int lost) {
        byte[] packet = sent.get(lost);
        if (packet == null) {
            return;
        }
        int header = RtpPacket.FIXED_HEADER + extensions.length;
        byte[] rtx = new byte[packet.length + RTX_HEADER];
        RtpPacket.writeHeader(
                rtx,
                0,
                (packet[1] & 0x80) != 0,
                Offers.RTX,
                rtxSequence++ & 0xFFFF,
                NetworkOrder.int32(packet, 4),
                rtxSsrc);
        System.arraycopy(
                packet, RtpPacket.FIXED_HEADER, rtx, RtpPacket.FIXED_HEADER, extensions.length);
        if (extensions.length > 0) {
            rtx[0] |= 0x10;
            rtx[header - 2] = (byte) (Offers.REPAIRED_RID << 4);
        }
        NetworkOrder.putUint16(rtx, header, lost);
        byte[] payload = Arrays.copyOfRange(packet, header, packet.length);
        System.arraycopy(payload, 0, rtx, header + RTX_HEADER, payload.length);
        wire.accept(rtx);
    }
}
