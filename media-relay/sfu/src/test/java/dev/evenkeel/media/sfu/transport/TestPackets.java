package dev.evenkeel.media.sfu.transport;

/** Plain packets for tests. */
final class TestPackets {
    private TestPackets() {}

    static byte[] rtp(int sequenceNumber) {
        byte[] packet = new byte[200];
        packet[0] = (byte) 0x80;
        packet[1] = 111;
        packet[2] = (byte) (sequenceNumber >> 8);
        packet[3] = (byte) sequenceNumber;
        packet[11] = 1;
        return packet;
    }

    /** An empty receiver report. */
    static byte[] rtcp() {
        return new byte[] {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 7};
    }
}
