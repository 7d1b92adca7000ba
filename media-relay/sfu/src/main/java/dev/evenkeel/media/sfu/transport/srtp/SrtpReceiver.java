package dev.evenkeel.media.sfu.transport.srtp;

import org.jspecify.annotations.Nullable;

/** Opens incoming packets of one association. Only authentic packets change what it remembers. */
public final class SrtpReceiver {
    private static final int MAX_STREAMS = 512;

    private final PacketCipher cipher;
    private final SsrcTable streams = new SsrcTable(MAX_STREAMS);

    SrtpReceiver(PacketCipher cipher) {
        this.cipher = cipher;
    }

    /** Writes the plain packet to {@code target}; its length, or a refusal of {@link Srtp}. */
    public int openRtp(byte[] source, int offset, int length, byte[] target, int at) {
        int header = Srtp.rtpHeaderLength(source, offset, length);
        if (header < 0) {
            return Srtp.MALFORMED;
        }
        int ssrc = Bytes.int32(source, offset + 8);
        int sequenceNumber = Bytes.uint16(source, offset + 2);
        SrtpStream known = streams.find(ssrc);
        long index = known == null ? sequenceNumber : known.index(sequenceNumber);
        if (known != null && !known.rtp.admits(index)) {
            return Srtp.REPLAYED;
        }
        int plain = cipher.openRtp(source, offset, header, length, index, target, at);
        SrtpStream stream = plain < 0 ? null : remembered(known, ssrc);
        if (stream == null) {
            return plain < 0 ? Srtp.UNAUTHENTIC : Srtp.EXHAUSTED;
        }
        stream.rtp.record(index);
        return plain;
    }

    /**
     * Writes the plain compound packet to {@code target}; its length, or a refusal of {@link Srtp}.
     */
    public int openRtcp(byte[] source, int offset, int length, byte[] target, int at) {
        if (!Srtp.isRtcp(source, offset, length - cipher.rtcpOverhead())) {
            return Srtp.MALFORMED;
        }
        int ssrc = Bytes.int32(source, offset + 4);
        int word = Bytes.int32(source, offset + cipher.rtcpIndexPosition(length));
        long index = word & ~PacketCipher.ENCRYPTED;
        SrtpStream known = streams.find(ssrc);
        if (known != null && !known.rtcp.admits(index)) {
            return Srtp.REPLAYED;
        }
        int plain = cipher.openRtcp(source, offset, length, target, at);
        SrtpStream stream = plain < 0 ? null : remembered(known, ssrc);
        if (stream == null) {
            return plain < 0 ? Srtp.UNAUTHENTIC : Srtp.EXHAUSTED;
        }
        stream.rtcp.record(index);
        return plain;
    }

    private @Nullable SrtpStream remembered(@Nullable SrtpStream known, int ssrc) {
        if (known != null || streams.isFull()) {
            return known;
        }
        SrtpStream stream = new SrtpStream(ssrc);
        streams.add(stream);
        return stream;
    }
}
