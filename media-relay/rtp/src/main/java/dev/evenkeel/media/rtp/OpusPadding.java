package dev.evenkeel.media.rtp;

/**
 * A word of a relay to its client on the media path: a valid Opus packet of silence whose padding
 * (RFC 6716 §3.2.5) carries it. The first byte of the padding tells such words apart.
 */
final class OpusPadding {
    /** The length of the padding takes one byte. */
    static final int MAX = 254;

    /** Bytes of the packet before the padding. */
    static final int HEAD = 5;

    private OpusPadding() {}

    /** The packet around a padding of at most {@link #MAX} bytes. */
    static byte[] around(byte[] padding, int length) {
        byte[] packet = new byte[HEAD + length];
        packet[0] = (byte) 0xFB;
        packet[1] = 0x41;
        packet[2] = (byte) length;
        packet[3] = (byte) 0xFF;
        packet[4] = (byte) 0xFE;
        System.arraycopy(padding, 0, packet, HEAD, length);
        return packet;
    }

    /** Whether these bytes are such a packet, of at least so much padding, that begins so. */
    static boolean matches(byte[] buffer, int offset, int length, int first, int least) {
        return length >= HEAD + least
                && buffer[offset] == (byte) 0xFB
                && buffer[offset + 1] == 0x41
                && (buffer[offset + 2] & 0xFF) == length - HEAD
                && buffer[offset + 3] == (byte) 0xFF
                && buffer[offset + 4] == (byte) 0xFE
                && buffer[offset + HEAD] == first;
    }
}
