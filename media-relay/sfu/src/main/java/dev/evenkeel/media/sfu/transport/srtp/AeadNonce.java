package dev.evenkeel.media.sfu.transport.srtp;

/** The initialization vectors of AEAD packets, in an array that is used again. */
final class AeadNonce {
    static final int LENGTH = 12;

    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] nonce = new byte[LENGTH];

    AeadNonce(byte[] rtpSalt, byte[] rtcpSalt) {
        this.rtpSalt = rtpSalt;
        this.rtcpSalt = rtcpSalt;
    }

    /** RFC 7714 §8.1: two zero bytes, SSRC, rollover counter, sequence number, all xor salt. */
    byte[] ofRtp(byte[] packet, int offset, long index) {
        System.arraycopy(rtpSalt, 0, nonce, 0, LENGTH);
        xorSsrc(packet, offset + 8);
        for (int i = 0; i < 6; i++) {
            nonce[6 + i] ^= (byte) (index >>> (40 - 8 * i));
        }
        return nonce;
    }

    /** RFC 7714 §9.1: two zero bytes, SSRC, two zero bytes, index, all xor salt. */
    byte[] ofRtcp(byte[] packet, int offset, int index) {
        System.arraycopy(rtcpSalt, 0, nonce, 0, LENGTH);
        xorSsrc(packet, offset + 4);
        for (int i = 0; i < 4; i++) {
            nonce[8 + i] ^= (byte) (index >>> (24 - 8 * i));
        }
        return nonce;
    }

    private void xorSsrc(byte[] packet, int ssrcAt) {
        for (int i = 0; i < 4; i++) {
            nonce[2 + i] ^= packet[ssrcAt + i];
        }
    }
}
