package dev.evenkeel.media.sfu.transport.srtp;

/**
 * Why a packet was not protected or opened; all negative, so that a length is told from a refusal.
 */
public final class Srtp {
    /** Not an RTP or RTCP packet. */
    public static final int MALFORMED = -2;

    /** Its index was used already, or lies behind the window. */
    public static final int REPLAYED = -3;

    /** Not made with the keys of this association. */
    public static final int UNAUTHENTIC = -4;

    /** More SSRCs than one association may have, or the key has been used up. */
    public static final int EXHAUSTED = -5;

    private static final int RTP_HEADER = 12;
    private static final int EXTENSION_HEADER = 4;

    private Srtp() {}

    /**
     * Length of an RTP header with CSRCs and extension (RFC 3550 §5.1), negative when there is
     * none.
     */
    static int rtpHeaderLength(byte[] packet, int offset, int length) {
        if (length < RTP_HEADER || (packet[offset] & 0xC0) != 0x80) {
            return MALFORMED;
        }
        int header = RTP_HEADER + 4 * (packet[offset] & 0x0F);
        if ((packet[offset] & 0x10) != 0) {
            if (length < header + EXTENSION_HEADER) {
                return MALFORMED;
            }
            header += EXTENSION_HEADER + 4 * Bytes.uint16(packet, offset + header + 2);
        }
        return header <= length ? header : MALFORMED;
    }

    static boolean isRtcp(byte[] packet, int offset, int length) {
        return length >= PacketCipher.RTCP_HEADER && (packet[offset] & 0xC0) == 0x80;
    }
}
