package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;

/**
 * What a decoder of AV1 is set up with: the sequence header as {@code AV1CodecConfigurationRecord}
 * ("AV1 Codec ISO Media File Format Binding" §2.3.3), and the size of the picture by it (AV1 §5.5).
 */
record Av1Configuration(int width, int height, byte[] record) {
    private static final int MARKER_AND_VERSION = 0x81;
    private static final int SRGB = 1 << 16 | 13 << 8;

    /** Of a sequence header, which is not one of a still picture. */
    static Av1Configuration of(Obu sequence) {
        Bits bits = new Bits(sequence.content());
        int profile = bits.read(3);
        bits.skip(2);
        int level = operatingPoints(bits);
        int widthBits = bits.read(4) + 1;
        int heightBits = bits.read(4) + 1;
        int width = bits.read(widthBits) + 1;
        int height = bits.read(heightBits) + 1;
        skipTools(bits);
        int colour = colour(bits, profile);
        var out = new ByteArrayOutputStream();
        out.write(MARKER_AND_VERSION);
        out.write(profile << 5 | level >> 1);
        out.write((level & 1) << 7 | colour);
        out.write(0);
        sequence.write(out);
        return new Av1Configuration(width, height, out.toByteArray());
    }

    /** The level of the first, and its tier as lowest bit. */
    private static int operatingPoints(Bits bits) {
        int delayBits = 0;
        if (bits.flag()) {
            delayBits = timing(bits);
        }
        boolean displayDelays = bits.flag();
        int points = bits.read(5) + 1;
        int first = 0;
        for (int i = 0; i < points; i++) {
            bits.skip(12);
            int level = bits.read(5);
            int tier = level > 7 ? bits.read(1) : 0;
            first = i == 0 ? level << 1 | tier : first;
            if (delayBits > 0 && bits.flag()) {
                bits.skip(2 * delayBits + 1);
            }
            if (displayDelays && bits.flag()) {
                bits.skip(4);
            }
        }
        return first;
    }

    /** How many bits a delay of the decoder model takes; 0 without one. */
    private static int timing(Bits bits) {
        bits.skip(64);
        if (bits.flag()) {
            bits.golomb();
        }
        if (!bits.flag()) {
            return 0;
        }
        int delayBits = bits.read(5) + 1;
        bits.skip(42);
        return delayBits;
    }

    /** From the size of the picture up to its colours. */
    private static void skipTools(Bits bits) {
        if (bits.flag()) {
            bits.skip(7);
        }
        bits.skip(7);
        boolean ordered = bits.flag();
        bits.skip(ordered ? 2 : 0);
        int screenTools = bits.flag() ? 2 : bits.read(1);
        if (screenTools > 0 && !bits.flag()) {
            bits.skip(1);
        }
        bits.skip(ordered ? 3 : 0);
        bits.skip(3);
    }

    /** High bit depth, twelve bits, monochrome, subsampling across and down, sample position. */
    private static int colour(Bits bits, int profile) {
        int high = bits.read(1);
        int twelve = profile == 2 && high == 1 ? bits.read(1) : 0;
        int mono = profile == 1 ? 0 : bits.read(1);
        int description = bits.flag() ? bits.read(24) : -1;
        int depth = high << 6 | twelve << 5 | mono << 4;
        if (mono == 0 && description == SRGB) {
            return depth;
        }
        bits.skip(1);
        if (mono == 1) {
            return depth | 3 << 2;
        }
        int across = profile == 0 || (profile == 2 && (twelve == 0 || bits.flag())) ? 1 : 0;
        int down = profile == 0 || (across == 1 && twelve == 1 && bits.flag()) ? 1 : 0;
        return depth | across << 3 | down << 2 | (across & down) * bits.read(2);
    }
}
