package dev.evenkeel.recording.media;

/** Reads bits, the highest of each byte first; zeros behind the end. */
final class Bits {
    private static final int LONGEST_GOLOMB = 31;

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

    boolean flag() {
        return read(1) == 1;
    }

    void skip(int count) {
        at += count;
    }

    /** {@code ue(v)} of H.264 §9.1, which AV1 §4.10.3 calls {@code uvlc()}. */
    int golomb() {
        int zeros = 0;
        while (zeros < LONGEST_GOLOMB && read(1) == 0) {
            zeros++;
        }
        return (1 << zeros) - 1 + read(zeros);
    }

    /** {@code se(v)} of H.264 §9.1.1. */
    int signedGolomb() {
        int code = golomb();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }
}
