package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.sfu.simulation.Offers;
import java.util.HashMap;
import java.util.Map;

/**
 * A microphone: 100 bytes of Opus every 20 ms, as they are or each with the 20 ms before it (RED,
 * RFC 2198), whichever was agreed; lost packets again as they were. A payload begins with its own
 * timestamp.
 */
final class Microphone {
    static final int PERIOD_MILLIS = 20;
    static final int TICKS = 960;
    static final int RED = 63;

    private static final int BYTES = 100;
    private static final long REPEAT_NANOS = 100_000_000;

    private final int ssrc;
    private final boolean redundant;
    private final Wire wire;
    private final Map<Integer, Long> repeatedAt = new HashMap<>();
    private int sequence = 500;
    private int timestamp;
    private byte[] before = {};

    Microphone(int ssrc, boolean redundant, Wire wire) {
        this.ssrc = ssrc;
        this.redundant = redundant;
        this.wire = wire;
    }

    int ssrc() {
        return ssrc;
    }

    int timestamp() {
        return timestamp;
    }

    void speak() {
        timestamp += TICKS;
        byte[] sound = new byte[BYTES];
        NetworkOrder.putInt32(sound, 0, timestamp);
        byte[] payload = redundant ? red(sound) : sound;
        byte[] packet = new byte[RtpPacket.FIXED_HEADER + payload.length];
        int type = redundant ? RED : Offers.OPUS;
        RtpPacket.writeHeader(packet, 0, false, type, sequence, timestamp, ssrc);
        System.arraycopy(payload, 0, packet, RtpPacket.FIXED_HEADER, payload.length);
        before = sound;
        sequence = sequence + 1 & 0xFFFF;
        wire.rtp(packet);
    }

    private byte[] red(byte[] sound) {
        int header = before.length == 0 ? 1 : 5;
        byte[] payload = new byte[header + before.length + sound.length];
        if (before.length > 0) {
            payload[0] = (byte) (0x80 | Offers.OPUS);
            payload[1] = (byte) (TICKS >> 6);
            NetworkOrder.putUint16(payload, 2, (TICKS & 0x3F) << 10 | before.length);
        }
        payload[header - 1] = (byte) Offers.OPUS;
        System.arraycopy(before, 0, payload, header, before.length);
        System.arraycopy(sound, 0, payload, header + before.length, sound.length);
        return payload;
    }

    /** Answers a NACK. */
    void repeat(int lost, long now) {
        Long last = repeatedAt.get(lost);
        if (last == null || now - last >= REPEAT_NANOS) {
            repeatedAt.put(lost, now);
            wire.again(ssrc, lost);
        }
    }
}
