package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open bitstream unit (AV1 §5.3).
 *
 * @param head its header of one or two bytes, without the mark of a size
 * @param content behind header and size
 */
record Obu(byte[] head, byte[] content) {
    static final int SEQUENCE_HEADER = 1;
    private static final int TEMPORAL_DELIMITER = 2;
    static final int FRAME_HEADER = 3;
    static final int FRAME = 6;
    private static final int TILE_LIST = 8;
    private static final int PADDING = 15;
    private static final int EXTENSION = 0x04;
    private static final int HAS_SIZE = 0x02;

    /** With a size or without; null when it is cut short. */
    static @Nullable Obu read(byte[] bytes, int from, int end) {
        int length = from < end && (bytes[from] & EXTENSION) != 0 ? 2 : 1;
        if (from + length > end) {
            return null;
        }
        byte[] head = Arrays.copyOfRange(bytes, from, from + length);
        boolean sized = (head[0] & HAS_SIZE) != 0;
        head[0] &= (byte) ~HAS_SIZE;
        var size = new Leb128(bytes, from + length, end);
        int content = sized ? size.next() : end - size.at();
        return content < 0 || content > end - size.at()
                ? null
                : new Obu(head, Arrays.copyOfRange(bytes, size.at(), size.at() + content));
    }

    /** All units of a frame, each with its size. */
    static List<Obu> all(byte[] frame) {
        List<Obu> units = new ArrayList<>();
        int at = 0;
        Obu next = read(frame, at, frame.length);
        while (next != null && at < frame.length) {
            units.add(next);
            at += next.bytes().length;
            next = read(frame, at, frame.length);
        }
        return units;
    }

    int type() {
        return head[0] >> 3 & 0x0F;
    }

    /** Whether a file has it. */
    boolean isKept() {
        return type() != TEMPORAL_DELIMITER && type() != TILE_LIST && type() != PADDING;
    }

    void write(ByteArrayOutputStream out) {
        out.write(head[0] | HAS_SIZE);
        out.write(head, 1, head.length - 1);
        Leb128.write(out, content.length);
        out.writeBytes(content);
    }

    /** With its size. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        write(out);
        return out.toByteArray();
    }
}
