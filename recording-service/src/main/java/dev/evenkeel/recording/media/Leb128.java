package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;

/** Numbers of seven bits a byte, the lowest first (AV1 §4.10.5). */
final class Leb128 {
    private static final int LONGEST = 4;

    private final byte[] bytes;
    private final int end;
    private int at;

    Leb128(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** -1 when it is cut short, or larger than any packet. */
    int next() {
        int value = 0;
        for (int i = 0; i < LONGEST && at < end; i++) {
            int octet = bytes[at++];
            value |= (octet & 0x7F) << 7 * i;
            if (octet >= 0) {
                return value;
            }
        }
        return -1;
    }

    int at() {
        return at;
    }

    void skip(int count) {
        at += count;
    }

    static void write(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
