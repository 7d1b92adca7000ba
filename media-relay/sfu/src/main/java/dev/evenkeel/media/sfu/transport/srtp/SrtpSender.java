package dev.evenkeel.media.sfu.transport.srtp;

import org.jspecify.annotations.Nullable;

/**
 * Protects outgoing packets of one association. A sequence number of an SSRC is protected once: a
 * second packet under the same index would break AES-GCM (RFC 7714 §8.3), so whoever retransmits
 * does it with RTX (RFC 4588).
 */
public final class SrtpSender {
    private static final int MAX_STREAMS = 8_192;

    private final PacketCipher cipher;
    private final SsrcTable streams = new SsrcTable(MAX_STREAMS);
    private int rtcpIndex;

    SrtpSender(PacketCipher cipher) {
        this.cipher = cipher;
    }

    /** Writes the protected packet to {@code target}; its length, or a refusal of {@link Srtp}. */
    public int protectRtp(byte[] source, int offset, int length, byte[] target, int at) {
        int header = Srtp.rtpHeaderLength(source, offset, length);
        if (header < 0) {
            return Srtp.MALFORMED;
        }
        SrtpStream stream = stream(Bytes.int32(source, offset + 8));
        if (stream == null) {
            return Srtp.EXHAUSTED;
        }
        long index = stream.index(Bytes.uint16(source, offset + 2));
        if (!stream.rtp.admits(index)) {
            return Srtp.REPLAYED;
        }
        stream.rtp.record(index);
        return cipher.protectRtp(source, offset, header, length, index, target, at);
    }

    /**
     * Writes the protected compound packet to {@code target}; its length, or a refusal of {@link
     * Srtp}.
     */
    public int protectRtcp(byte[] source, int offset, int length, byte[] target, int at) {
        if (!Srtp.isRtcp(source, offset, length)) {
            return Srtp.MALFORMED;
        }
        if (rtcpIndex == Integer.MAX_VALUE) {
            return Srtp.EXHAUSTED;
        }
        return cipher.protectRtcp(source, offset, length, rtcpIndex++, target, at);
    }

    private @Nullable SrtpStream stream(int ssrc) {
        SrtpStream stream = streams.find(ssrc);
        if (stream == null && !streams.isFull()) {
            stream = new SrtpStream(ssrc);
            streams.add(stream);
        }
        return stream;
    }
}
