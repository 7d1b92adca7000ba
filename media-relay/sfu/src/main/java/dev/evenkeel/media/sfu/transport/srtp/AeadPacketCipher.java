package dev.evenkeel.media.sfu.transport.srtp;

/** What AEAD_AES_128_GCM and AEAD_AES_256_GCM packets look like, RFC 7714, whoever does AES-GCM. */
abstract sealed class AeadPacketCipher implements PacketCipher
        permits AeadCipher, NativeAeadCipher {
    /** Length of the authentication tag, RFC 7714 §12. */
    static final int TAG = 16;

    /** Length of the SRTCP index with its bit, RFC 7714 §9.2. */
    static final int INDEX = 4;

    final AeadNonce nonce;

    AeadPacketCipher(AeadNonce nonce) {
        this.nonce = nonce;
    }

    @Override
    public final int rtpOverhead() {
        return TAG;
    }

    @Override
    public final int rtcpOverhead() {
        return TAG + INDEX;
    }

    @Override
    public final int rtcpIndexPosition(int length) {
        return length - INDEX;
    }

    @Override
    public final int openRtp(
            byte[] source,
            int offset,
            int headerLength,
            int length,
            long index,
            byte[] target,
            int at) {
        int plain = length - TAG;
        return plain < headerLength
                ? UNAUTHENTIC
                : decryptRtp(
                        nonce.ofRtp(source, offset, index),
                        source,
                        offset,
                        headerLength,
                        plain,
                        target,
                        at);
    }

    @Override
    public final int openRtcp(byte[] source, int offset, int length, byte[] target, int at) {
        int plain = length - TAG - INDEX;
        int word = plain < RTCP_HEADER ? 0 : Bytes.int32(source, offset + plain + TAG);
        if ((word & ENCRYPTED) == 0) {
            return UNAUTHENTIC; // unencrypted SRTCP is not offered to browsers
        }
        byte[] iv = nonce.ofRtcp(source, offset, word & ~ENCRYPTED);
        return decryptRtcp(iv, source, offset, plain, target, at);
    }

    /** A packet of {@code plain} bytes and its tag. */
    abstract int decryptRtp(
            byte[] iv,
            byte[] source,
            int offset,
            int headerLength,
            int plain,
            byte[] target,
            int at);

    /** A packet of {@code plain} bytes, its tag and its index. */
    abstract int decryptRtcp(
            byte[] iv, byte[] source, int offset, int plain, byte[] target, int at);
}
