package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.simulation.Offers;
import java.util.HashMap;
import java.util.Map;

/**
 * One layer of a camera: 25 pictures a second, keyframes of five times the bytes when asked for,
 * lost packets again as retransmissions (RFC 4588). As libwebrtc it is deaf for 300 ms after a
 * keyframe, and repeats a packet once in a round trip.
 */
final class CameraLayer {
    static final int PICTURES_PER_SECOND = 25;

    private static final int CLOCK = 90_000;
    private static final int MOST_BYTES = 1_100;
    private static final int KEYFRAME_FACTOR = 5;
    private static final long DEAF_NANOS = 300_000_000;
    private static final long REPEAT_NANOS = 100_000_000;
    private static final int KEPT = 1_000;

    /**
     * @param rid names the layer (RFC 8852); empty without simulcast
     */
    record Settings(
            int ssrc, int rtxSsrc, String mid, String rid, long bitsPerSecond, int height) {}

    private record Sent(byte[] packet, long repeatedAt) {}

    private final Settings settings;
    private final Wire wire;
    private final byte[] extensions;
    private final Map<Integer, Sent> sent = new HashMap<>();
    private int sequence = 100;
    private int rtxSequence = 7;
    private int picture;
    private boolean keyframeWanted = true;
    private long keyframeAt = Long.MIN_VALUE / 2;

    CameraLayer(Settings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
        extensions = settings.rid().isEmpty() ? new byte[0] : names();
    }

    private byte[] names() {
        return new byte[] {
            (byte) 0xBE,
            (byte) 0xDE,
            0,
            1,
            (byte) (Offers.MID << 4),
            (byte) settings.mid().charAt(0),
            (byte) (Offers.RID << 4),
            (byte) settings.rid().charAt(0)
        };
    }

    int ssrc() {
        return settings.ssrc();
    }

    int timestamp() {
        return picture * (CLOCK / PICTURES_PER_SECOND);
    }

    void wantKeyframe(long now) {
        keyframeWanted |= now - keyframeAt > DEAF_NANOS;
    }

    /** The next picture. */
    void shoot(long now) {
        boolean keyframe = keyframeWanted;
        keyframeWanted = false;
        keyframeAt = keyframe ? now : keyframeAt;
        picture++;
        long usual = settings.bitsPerSecond() / 8 / PICTURES_PER_SECOND;
        int bytes = (int) (keyframe ? KEYFRAME_FACTOR * usual : usual);
        int parts = Math.max(1, Math.ceilDiv(bytes, MOST_BYTES));
        for (int part = 0; part < parts; part++) {
            send(new PictureCode(ssrc(), picture, part, parts, keyframe), bytes / parts);
        }
    }

    private void send(PictureCode code, int bytes) {
        int header = RtpPacket.FIXED_HEADER + extensions.length;
        byte[] packet = new byte[header + Math.max(bytes, PictureCode.LENGTH)];
        boolean last = code.part() == code.parts() - 1;
        RtpPacket.writeHeader(packet, 0, last, Offers.VP8, sequence, timestamp(), ssrc());
        packet[0] |= extensions.length > 0 ? (byte) 0x10 : 0;
        System.arraycopy(extensions, 0, packet, RtpPacket.FIXED_HEADER, extensions.length);
        code.write(packet, header, settings.height());
        sent.put(sequence, new Sent(packet, Long.MIN_VALUE / 2));
        sent.remove(sequence - KEPT & 0xFFFF);
        sequence = sequence + 1 & 0xFFFF;
        wire.rtp(packet);
    }

    /** Answers a NACK. */
    void repeat(int lost, long now) {
        Sent known = sent.get(lost);
        if (known == null || now - known.repeatedAt() < REPEAT_NANOS) {
            return;
        }
        sent.put(lost, new Sent(known.packet(), now));
        wire.rtp(retransmission(known.packet(), lost));
    }

    private byte[] retransmission(byte[] packet, int lost) {
        int header = RtpPacket.FIXED_HEADER + extensions.length;
        byte[] rtx = new byte[packet.length + 2];
        System.arraycopy(packet, 0, rtx, 0, header);
        System.arraycopy(packet, header, rtx, header + 2, packet.length - header);
        rtx[1] = (byte) (packet[1] & 0x80 | Offers.RTX);
        NetworkOrder.putUint16(rtx, 2, rtxSequence++ & 0xFFFF);
        NetworkOrder.putInt32(rtx, 8, settings.rtxSsrc());
        if (extensions.length > 0) {
            rtx[header - 2] = (byte) (Offers.REPAIRED_RID << 4);
        }
        NetworkOrder.putUint16(rtx, header, lost);
        return rtx;
    }
}
