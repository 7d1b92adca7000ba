package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder of H.264 is set up with: parameter sets as the {@code
 * AVCDecoderConfigurationRecord} of ISO/IEC 14496-15 §5.3.3.1, and the size of the picture by them.
 */
record AvcConfiguration(int width, int height, byte[] record) {
    /** Profiles that say how colours are sampled (H.264 §7.3.2.1.1). */
    private static final Set<Integer> HIGH =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private static final Set<Integer> WITH_CHROMA = Set.of(100, 110, 122, 144, 244);
    private static final int MACROBLOCK = 16;

    private record Chroma(int format, int lumaDepth, int chromaDepth) {}

    /**
     * @param sequence a sequence parameter set, with its header
     * @param pictures all picture parameter sets that came with it
     */
    static AvcConfiguration of(byte[] sequence, List<byte[]> pictures) {
        Bits bits = new Bits(withoutEmulation(sequence));
        bits.skip(8);
        int profile = bits.read(8);
        bits.skip(16);
        bits.golomb();
        Chroma chroma = HIGH.contains(profile) ? chroma(bits) : new Chroma(1, 0, 0);
        skipOrder(bits);
        int widthBlocks = bits.golomb() + 1;
        int heightUnits = bits.golomb() + 1;
        int fields = bits.flag() ? 1 : 2;
        bits.skip(fields == 1 ? 1 : 2);
        int[] crop = new int[4];
        for (int i = 0, count = bits.read(1) * crop.length; i < count; i++) {
            crop[i] = bits.golomb();
        }
        int across = chroma.format() == 1 || chroma.format() == 2 ? 2 : 1;
        int down = (chroma.format() == 1 ? 2 : 1) * fields;
        return new AvcConfiguration(
                widthBlocks * MACROBLOCK - across * (crop[0] + crop[1]),
                heightUnits * MACROBLOCK * fields - down * (crop[2] + crop[3]),
                record(sequence, pictures, WITH_CHROMA.contains(profile) ? chroma : null));
    }

    /** Bytes that only keep start codes from appearing (H.264 §7.4.1.1). */
    private static byte[] withoutEmulation(byte[] unit) {
        var out = new ByteArrayOutputStream(unit.length);
        int zeros = 0;
        for (byte octet : unit) {
            if (zeros < 2 || octet != 3) {
                out.write(octet);
                zeros = octet == 0 ? zeros + 1 : 0;
            } else {
                zeros = 0;
            }
        }
        return out.toByteArray();
    }

    private static Chroma chroma(Bits bits) {
        int format = bits.golomb();
        bits.skip(format == 3 ? 1 : 0);
        Chroma chroma = new Chroma(format, bits.golomb(), bits.golomb());
        bits.skip(1);
        int lists = bits.read(1) * (format == 3 ? 12 : 8);
        for (int i = 0; i < lists; i++) {
            if (bits.flag()) {
                skipScaling(bits, i < 6 ? 16 : 64);
            }
        }
        return chroma;
    }

    private static void skipScaling(Bits bits, int size) {
        int last = 8;
        int next = 8;
        for (int i = 0; i < size; i++) {
            next = next == 0 ? 0 : last + bits.signedGolomb() & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    /** From the frame number up to the size of the picture. */
    private static void skipOrder(Bits bits) {
        bits.golomb();
        int type = bits.golomb();
        if (type == 0) {
            bits.golomb();
        } else if (type == 1) {
            bits.skip(1);
            bits.golomb();
            bits.golomb();
            for (int i = Math.min(255, bits.golomb()); i > 0; i--) {
                bits.golomb();
            }
        }
        bits.golomb();
        bits.skip(1);
    }

    private static byte[] record(byte[] sequence, List<byte[]> pictures, @Nullable Chroma chroma) {
        var out = new ByteArrayOutputStream();
        out.write(1);
        out.write(sequence, 1, 3);
        out.write(0xFC | 3);
        out.write(0xE0 | 1);
        unit(out, sequence);
        out.write(pictures.size());
        pictures.forEach(picture -> unit(out, picture));
        if (chroma != null) {
            out.write(0xFC | chroma.format());
            out.write(0xF8 | chroma.lumaDepth());
            out.write(0xF8 | chroma.chromaDepth());
            out.write(0);
        }
        return out.toByteArray();
    }

    private static void unit(ByteArrayOutputStream out, byte[] unit) {
        out.write(unit.length >>> 8);
        out.write(unit.length);
        out.writeBytes(unit);
    }
}
