package dev.evenkeel.recording.media;

/**
 * What the first bytes of a coded picture tell.
 *
 * @param width 0 when they do not tell
 */
record Picture(boolean keyframe, int width, int height) {
    private static final Picture OTHER = new Picture(false, 0, 0);
    private static final int SYNC = 0x498342;

    static Picture of(Codec codec, byte[] frame) {
        return switch (codec) {
            case OPUS -> new Picture(true, 0, 0);
            case VP8 -> vp8(frame);
            case VP9 -> vp9(frame);
        };
    }

    /** RFC 6386 §9.1. */
    private static Picture vp8(byte[] frame) {
        if (frame.length < 10 || (frame[0] & 1) != 0) {
            return OTHER;
        }
        int width = (frame[6] & 0xFF) | (frame[7] & 0x3F) << 8;
        int height = (frame[8] & 0xFF) | (frame[9] & 0x3F) << 8;
        return new Picture(true, width, height);
    }

    /** VP9 Bitstream Specification §6.2, uncompressed header. */
    private static Picture vp9(byte[] frame) {
        Bits bits = new Bits(frame);
        if (bits.read(2) != 2) {
            return OTHER;
        }
        int profile = bits.read(1) | bits.read(1) << 1;
        if (profile == 3) {
            bits.read(1);
        }
        boolean showsExisting = bits.read(1) == 1;
        boolean between = showsExisting || bits.read(1) == 1;
        bits.read(2);
        if (between || bits.read(24) != SYNC) {
            return OTHER;
        }
        skipColour(bits, profile);
        int width = bits.read(16) + 1;
        return new Picture(true, width, bits.read(16) + 1);
    }

    private static void skipColour(Bits bits, int profile) {
        if (profile >= 2) {
            bits.read(1);
        }
        boolean rgb = bits.read(3) == 7;
        if (!rgb) {
            bits.read(1);
        }
        if ((profile & 1) != 0) {
            bits.read(rgb ? 1 : 3);
        }
    }

    /** Bits, the highest of each byte first; zeros behind the end. */
    private static final class Bits {
        private final byte[] bytes;
        private int at;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        int read(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, at++) {
                int octet = at / 8 < bytes.length ? bytes[at / 8] : 0;
                value = value << 1 | octet >> 7 - at % 8 & 1;
            }
            return value;
        }
    }
}
