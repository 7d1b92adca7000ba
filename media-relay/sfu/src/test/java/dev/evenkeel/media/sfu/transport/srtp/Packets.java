package dev.evenkeel.media.sfu.transport.srtp;

import java.util.HexFormat;
import java.util.Random;

/** Plain packets for tests. */
final class Packets {
    private Packets() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] rtp(int ssrc, int sequenceNumber, int payloadLength) {
        byte[] packet = new byte[12 + payloadLength];
        new Random(sequenceNumber).nextBytes(packet);
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[2] = (byte) (sequenceNumber >> 8);
        packet[3] = (byte) sequenceNumber;
        Bytes.int32(packet, 8, ssrc);
        return packet;
    }

    static byte[] rtcp(int ssrc) {
        byte[] packet = hex("80c90001 00000000");
        Bytes.int32(packet, 4, ssrc);
        return packet;
    }
}
