package dev.evenkeel.media.sfu.transport.srtp;

/**
 * Encrypts and authenticates single packets; knows nothing of order. Source and target must not
 * overlap. Every method returns the length written to the target; the opening ones {@link
 * #UNAUTHENTIC} when the packet was not made with these keys.
 */
sealed interface PacketCipher permits AeadPacketCipher, CounterModeCipher {
    int UNAUTHENTIC = -1;

    /** Bit before the SRTCP index that says the packet is encrypted, RFC 3711 §3.4. */
    int ENCRYPTED = 0x80000000;

    /** What is never encrypted of an RTCP packet: its first header word and the sender's SSRC. */
    int RTCP_HEADER = 8;

    /** Growth of an RTP packet. */
    int rtpOverhead();

    /** Growth of an RTCP packet. */
    int rtcpOverhead();

    /** {@code index} is the 48-bit packet index of RFC 3711 §3.3.1. */
    int protectRtp(
            byte[] source,
            int offset,
            int headerLength,
            int length,
            long index,
            byte[] target,
            int at);

    int openRtp(
            byte[] source,
            int offset,
            int headerLength,
            int length,
            long index,
            byte[] target,
            int at);

    int protectRtcp(byte[] source, int offset, int length, int index, byte[] target, int at);

    /** Takes the index, which must be in the packet at {@link #rtcpIndexPosition}. */
    int openRtcp(byte[] source, int offset, int length, byte[] target, int at);

    /** Where, counted from the start of an SRTCP packet of this length, its index word is. */
    int rtcpIndexPosition(int length);
}
