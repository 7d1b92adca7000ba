package dev.evenkeel.media.rtp;

/** RTP retransmission payload format, SSRC-multiplexed (RFC 4588 §4). */
public final class Rtx {
    private static final int ORIGINAL_SEQUENCE = 2;

    private Rtx() {}

    /**
     * Turns a retransmission, already reduced to its fixed header, back into the packet it repeats,
     * in place. False when it carries none (padding used for probing).
     */
    public static boolean unwrap(RtpPacket packet, int mediaSsrc, int mediaPayloadType) {
        if (packet.payloadLength() <= ORIGINAL_SEQUENCE) {
            return false;
        }
        byte[] buffer = packet.buffer();
        int start = packet.offset() + ORIGINAL_SEQUENCE;
        int sequence = NetworkOrder.uint16(buffer, packet.payloadOffset());
        System.arraycopy(buffer, packet.offset(), buffer, start, RtpPacket.FIXED_HEADER);
        packet.wrap(buffer, start, packet.length() - ORIGINAL_SEQUENCE);
        packet.sequenceNumber(sequence);
        packet.ssrc(mediaSsrc);
        packet.payloadType(mediaPayloadType);
        return true;
    }

    /**
     * Wraps the packet at {@code offset}, which has a fixed header only and two free bytes before
     * it, as a retransmission that starts two bytes earlier.
     *
     * @return offset of the retransmission; its length is {@code length + 2}
     */
    public static int wrap(
            byte[] buffer, int offset, int rtxSsrc, int rtxPayloadType, int rtxSequence) {
        int start = offset - ORIGINAL_SEQUENCE;
        int original = NetworkOrder.uint16(buffer, offset + 2);
        System.arraycopy(buffer, offset, buffer, start, RtpPacket.FIXED_HEADER);
        NetworkOrder.putUint16(buffer, start + RtpPacket.FIXED_HEADER, original);
        NetworkOrder.putUint16(buffer, start + 2, rtxSequence);
        NetworkOrder.putInt32(buffer, start + 8, rtxSsrc);
        buffer[start + 1] = (byte) ((buffer[start + 1] & 0x80) | rtxPayloadType);
        return start;
    }
}
