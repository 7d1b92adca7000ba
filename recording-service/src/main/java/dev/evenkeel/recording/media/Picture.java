package dev.evenkeel.recording.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first bytes of a coded picture tell.
 *
 * @param width 0 when they do not tell
 * @param configuration of its decoder, as files keep it; empty where there is none
 */
record Picture(boolean keyframe, int width, int height, byte[] configuration) {
    private static final byte[] NONE = {};
    private static final Picture OTHER = new Picture(false, 0, 0, NONE);
    private static final int IDR = 5;
    private static final int SEQUENCE_PARAMETERS = 7;
    private static final int PICTURE_PARAMETERS = 8;

    /** Shows a frame that exists, or is of another type than a key frame. */
    private static final int NOT_A_SHOWN_KEY = 0xE0;

    private static final int SYNC = 0x498342;

    static Picture of(Codec codec, byte[] frame) {
        return switch (codec) {
            case OPUS -> new Picture(true, 0, 0, NONE);
            case VP8 -> vp8(frame);
            case VP9 -> vp9(frame);
            case H264 -> h264(frame);
            case AV1 -> av1(frame);
        };
    }

    /** RFC 6386 §9.1. */
    private static Picture vp8(byte[] frame) {
        if (frame.length < 10 || (frame[0] & 1) != 0) {
            return OTHER;
        }
        int width = (frame[6] & 0xFF) | (frame[7] & 0x3F) << 8;
        int height = (frame[8] & 0xFF) | (frame[9] & 0x3F) << 8;
        return new Picture(true, width, height, NONE);
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
        return new Picture(true, width, bits.read(16) + 1, NONE);
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

    /** An IDR picture with the parameter sets that senders repeat before it. */
    private static Picture h264(byte[] frame) {
        byte[] sequence = NONE;
        List<byte[]> pictures = new ArrayList<>();
        boolean entry = false;
        ByteBuffer in = ByteBuffer.wrap(frame);
        while (in.hasRemaining()) {
            byte[] unit = new byte[in.getInt()];
            in.get(unit);
            switch (unit[0] & 0x1F) {
                case IDR -> entry = true;
                case SEQUENCE_PARAMETERS -> sequence = unit.length < 4 ? NONE : unit;
                case PICTURE_PARAMETERS -> pictures.add(unit);
                default -> {} // slices of other pictures, and what decoders can do without
            }
        }
        if (!entry || sequence.length == 0 || pictures.isEmpty()) {
            return OTHER;
        }
        var found = AvcConfiguration.of(sequence, pictures);
        return new Picture(true, found.width(), found.height(), found.record());
    }

    /** A sequence header with a key frame that is shown (AV1 §5.9.2). */
    private static Picture av1(byte[] frame) {
        Obu sequence = null;
        for (Obu unit : Obu.all(frame)) {
            int first = unit.content().length == 0 ? -1 : unit.content()[0];
            if (unit.type() == Obu.SEQUENCE_HEADER) {
                sequence = unit;
            } else if (unit.type() == Obu.FRAME || unit.type() == Obu.FRAME_HEADER) {
                boolean key = (first & NOT_A_SHOWN_KEY) == 0;
                return key && sequence != null ? av1(sequence) : OTHER;
            }
        }
        return OTHER;
    }

    private static Picture av1(Obu sequence) {
        var found = Av1Configuration.of(sequence);
        return new Picture(true, found.width(), found.height(), found.record());
    }
}
