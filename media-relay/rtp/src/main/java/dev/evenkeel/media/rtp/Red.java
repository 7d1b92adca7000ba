package dev.evenkeel.media.rtp;

/** Redundant audio (RFC 2198): one packet repeats what earlier ones said, before what is new. */
public final class Red {
    /** A block may be of so much earlier, in timestamp units (§3: 14 bits). */
    public static final int MOST_TICKS = 0x3FFF;

    /** Bytes that a repeated block may have (§3: 10 bits). */
    public static final int MOST_LENGTH = 0x3FF;

    /** Bytes that a repeated block takes beside its own. */
    public static final int REPEATED_HEADER = 4;

    /** Bytes that the new block takes beside its own. */
    public static final int NEWEST_HEADER = 1;

    private static final int MORE = 0x80;
    private static final int TICKS_SHIFT = 10;

    private Red() {}

    /** Index in {@code buffer} of the first byte of what is new, or -1 when it doesn't fit. */
    public static int primary(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        int redundant = 0;
        while (at < end && (buffer[at] & MORE) != 0) {
            if (at + REPEATED_HEADER > end) {
                return -1;
            }
            redundant += NetworkOrder.uint16(buffer, at + 2) & MOST_LENGTH;
            at += REPEATED_HEADER;
        }
        int primary = at + NEWEST_HEADER + redundant;
        return at < end && primary <= end ? primary : -1;
    }

    /**
     * Writes the header of a block that is said again, all of which go before the blocks
     * themselves.
     *
     * @param ticks how much earlier it was said, up to {@link #MOST_TICKS}
     * @param length up to {@link #MOST_LENGTH}
     * @return where the next header goes
     */
    public static int writeRepeated(byte[] target, int at, int payloadType, int ticks, int length) {
        NetworkOrder.putInt32(
                target, at, (MORE | payloadType) << 24 | ticks << TICKS_SHIFT | length);
        return at + REPEATED_HEADER;
    }

    /** Writes the last header, of what is new; where the oldest block goes. */
    public static int writeNewest(byte[] target, int at, int payloadType) {
        target[at] = (byte) payloadType;
        return at + NEWEST_HEADER;
    }

    /**
     * Gives all blocks another payload type: numbers are agreed per hop.
     *
     * @param offset of a payload whose {@link #primary} was found
     */
    public static void payloadType(byte[] buffer, int offset, int payloadType) {
        int at = offset;
        while ((buffer[at] & MORE) != 0) {
            buffer[at] = (byte) (MORE | payloadType);
            at += REPEATED_HEADER;
        }
        buffer[at] = (byte) payloadType;
    }
}
