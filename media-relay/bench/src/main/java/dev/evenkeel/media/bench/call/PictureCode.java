package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;

/**
 * A VP8 payload (RFC 7741) that says which encoder made the picture and as which one, and which
 * part of it this is, so that a receiver can tell whether it could decode it.
 */
record PictureCode(int encoder, int picture, int part, int parts, boolean keyframe) {
    private static final int DESCRIPTOR = 5;

    /** Frame tag, start code, width and height (RFC 6386 §9.1). */
    private static final int HEADER = 10;

    /** Bytes of a payload at least. */
    static final int LENGTH = DESCRIPTOR + HEADER + 13;

    private static final int BODY = DESCRIPTOR + HEADER;

    /** Writes itself; the rest of the payload is left as it is. */
    void write(byte[] buffer, int at, int height) {
        buffer[at] = (byte) (0x80 | (part == 0 ? 0x10 : 0));
        buffer[at + 1] = (byte) 0xC0;
        NetworkOrder.putUint16(buffer, at + 2, 0x8000 | (picture & 0x7FFF));
        buffer[at + 4] = (byte) picture;
        int header = at + DESCRIPTOR;
        buffer[header] = (byte) (keyframe ? 0x10 : 0x11);
        buffer[header + 3] = (byte) 0x9D;
        buffer[header + 4] = 1;
        buffer[header + 5] = 0x2A;
        int width = height * 16 / 9;
        littleEndian(buffer, header + 6, width);
        littleEndian(buffer, header + 8, height);
        NetworkOrder.putInt32(buffer, at + BODY, encoder);
        NetworkOrder.putInt32(buffer, at + BODY + 4, picture);
        NetworkOrder.putUint16(buffer, at + BODY + 8, part);
        NetworkOrder.putUint16(buffer, at + BODY + 10, parts);
        buffer[at + BODY + 12] = (byte) (keyframe ? 1 : 0);
    }

    private static void littleEndian(byte[] buffer, int at, int value) {
        buffer[at] = (byte) value;
        buffer[at + 1] = (byte) (value >> 8);
    }

    static PictureCode read(byte[] buffer, int at) {
        return new PictureCode(
                NetworkOrder.int32(buffer, at + BODY),
                NetworkOrder.int32(buffer, at + BODY + 4),
                NetworkOrder.uint16(buffer, at + BODY + 8),
                NetworkOrder.uint16(buffer, at + BODY + 10),
                buffer[at + BODY + 12] != 0);
    }
}
