package dev.evenkeel.recording.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a fragmented MP4 file are that players fetch one by one: what its first {@code
 * sidx} box says (ISO/IEC 14496-12 §8.16.3).
 *
 * @param headLength bytes before the index: what a decoder is set up with
 */
public record SegmentIndex(long headLength, List<Part> parts) {
    private static final int BOX_HEADER = 8;
    private static final int REFERENCE = 12;
    private static final int LONGEST_BOX = 16 << 20;

    /**
     * One fragment, or several that belong together.
     *
     * @param offset in the file
     */
    public record Part(long offset, int length, double seconds) {}

    /** Gets some bytes of a file. */
    public interface Source {
        byte[] read(long from, int length) throws IOException;
    }

    public SegmentIndex {
        parts = List.copyOf(parts);
    }

    /**
     * @throws IOException when the file has no index, or another than its writer makes
     */
    public static SegmentIndex of(Source file, long fileLength) throws IOException {
        long at = 0;
        while (at + BOX_HEADER <= fileLength) {
            ByteBuffer header = ByteBuffer.wrap(file.read(at, BOX_HEADER));
            int length = header.getInt();
            byte[] type = new byte[4];
            header.get(type);
            if (length < BOX_HEADER || length > LONGEST_BOX || at + length > fileLength) {
                throw new IOException("a box of " + length + " bytes at " + at);
            }
            if (new String(type, StandardCharsets.ISO_8859_1).equals("sidx")) {
                ByteBuffer box = ByteBuffer.wrap(file.read(at, length)).position(BOX_HEADER);
                return new SegmentIndex(at, parts(box, at + length, fileLength));
            }
            at += length;
        }
        throw new IOException("a file without an index");
    }

    private static List<Part> parts(ByteBuffer box, long behind, long fileLength)
            throws IOException {
        boolean wide = box.getInt() >>> 24 > 0;
        box.getInt();
        double timescale = Integer.toUnsignedLong(box.getInt());
        long offset;
        if (wide) {
            box.getLong();
            offset = behind + box.getLong();
        } else {
            box.getInt();
            offset = behind + Integer.toUnsignedLong(box.getInt());
        }
        box.getShort();
        int count = Short.toUnsignedInt(box.getShort());
        if (box.remaining() < count * REFERENCE || timescale == 0) {
            throw new IOException("an index that ends before its entries do");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = box.getInt() & Integer.MAX_VALUE;
            double seconds = Integer.toUnsignedLong(box.getInt()) / timescale;
            box.getInt();
            parts.add(new Part(offset, length, seconds));
            offset += length;
        }
        if (offset > fileLength) {
            throw new IOException("an index of more than there is");
        }
        return parts;
    }
}
