package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;

/** The header extensions of a packet on its way to a client, in one-byte form (RFC 8285 §4.2). */
final class HeaderExtensionBlock {
    private static final int HEAD = 4;
    private static final int WORD = 4;
    private static final int NUMBER = 3;
    private static final int LEVEL = 2;

    private HeaderExtensionBlock() {}

    /** Bytes that the extensions of these ids take; 0 is the id of one that is absent. */
    static int length(int numberId, int levelId) {
        int elements = (numberId > 0 ? NUMBER : 0) + (levelId > 0 ? LEVEL : 0);
        return elements == 0 ? 0 : HEAD + (elements + WORD - 1) / WORD * WORD;
    }

    /**
     * Copies a packet with a fixed header, and the extensions after that header.
     *
     * @param number of the transport-wide sequence
     * @param level the audio level's byte (RFC 6464 §3)
     */
    static void insert(
            byte[] packet,
            int offset,
            int length,
            byte[] wire,
            int numberId,
            int number,
            int levelId,
            int level) {
        int block = length(numberId, levelId);
        int end = RtpPacket.FIXED_HEADER + block;
        System.arraycopy(packet, offset, wire, 0, RtpPacket.FIXED_HEADER);
        wire[0] |= 0x10;
        NetworkOrder.putInt32(wire, RtpPacket.FIXED_HEADER, 0xBEDE_0000 | (block - HEAD) / WORD);
        int at = RtpPacket.FIXED_HEADER + HEAD;
        if (numberId > 0) {
            wire[at] = (byte) (numberId << 4 | 1);
            NetworkOrder.putUint16(wire, at + 1, number);
            at += NUMBER;
        }
        if (levelId > 0) {
            wire[at] = (byte) (levelId << 4);
            wire[at + 1] = (byte) level;
            at += LEVEL;
        }
        while (at < end) {
            wire[at++] = 0;
        }
        System.arraycopy(
                packet,
                offset + RtpPacket.FIXED_HEADER,
                wire,
                end,
                length - RtpPacket.FIXED_HEADER);
    }
}
