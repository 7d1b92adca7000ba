package dev.evenkeel.media.rtp;

/** Redundant audio (RFC 2198): one packet repeats what earlier ones said, before what is new. */
public final class Red {
    private static final int MORE = 0x80;
    private static final int REDUNDANT_HEADER = 4;
    private static final int LENGTH_MASK = 0x3FF;

    private Red() {}

    /** Index in {@code buffer} of the first byte of what is new, or -1 when it doesn't fit. */
    public static int primary(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        int redundant = 0;
        while (at < end && (buffer[at] & MORE) != 0) {
            if (at + REDUNDANT_HEADER > end) {
                return -1;
            }
            redundant += NetworkOrder.uint16(buffer, at + 2) & LENGTH_MASK;
            at += REDUNDANT_HEADER;
        }
        int primary = at + 1 + redundant;
        return at < end && primary <= end ? primary : -1;
    }
}
