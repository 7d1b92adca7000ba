package dev.evenkeel.recording.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes EBML elements (RFC 8794 §5, §6) into memory. */
final class Ebml {
    private static final int LONGEST_SIZE = 8;
    private static final int FIRST_CAPACITY = 64;

    private byte[] out = new byte[FIRST_CAPACITY];
    private int length;

    Ebml master(int id, Ebml content) {
        return begin(id, content.length).raw(content);
    }

    Ebml binary(int id, byte[] content) {
        return begin(id, content.length).raw(content);
    }

    /** The head of an element whose content comes with the next calls. */
    Ebml begin(int id, int size) {
        id(id);
        size(size);
        return this;
    }

    /** Big-endian in as few bytes as it takes. */
    Ebml unsigned(int id, long value) {
        int length = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
        return unsigned(id, value, length);
    }

    /** Of a fixed length, so that its place is known. */
    Ebml unsigned(int id, long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >>> 8 * (length - 1 - i));
        }
        return binary(id, bytes);
    }

    Ebml real(int id, double value) {
        return binary(id, ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    Ebml text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The head of an element whose content is written elsewhere; the size takes eight bytes. */
    Ebml head(int id, long size) {
        id(id);
        octet(1);
        for (int i = LONGEST_SIZE - 2; i >= 0; i--) {
            octet((int) (size >>> 8 * i));
        }
        return this;
    }

    /** The lowest eight bits. */
    Ebml octet(int value) {
        room(1);
        out[length++] = (byte) value;
        return this;
    }

    Ebml raw(byte[] bytes) {
        return raw(bytes, bytes.length);
    }

    Ebml raw(Ebml other) {
        return raw(other.out, other.length);
    }

    private Ebml raw(byte[] bytes, int count) {
        room(count);
        System.arraycopy(bytes, 0, out, length, count);
        length += count;
        return this;
    }

    private void room(int count) {
        if (out.length - length < count) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, Math.addExact(length, count)));
        }
    }

    /** Nothing is written yet; its memory is used again. */
    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOf(out, length);
    }

    private void id(int id) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (id >>> shift != 0) {
                octet(id >>> shift);
            }
        }
    }

    private void size(long size) {
        int octets = 1;
        while (size >= (1L << 7 * octets) - 1) {
            octets++;
        }
        for (int i = octets - 1; i >= 0; i--) {
            int octet = (int) (size >>> 8 * i) & 0xFF;
            octet(i == octets - 1 ? octet | 1 << 8 - octets : octet);
        }
    }
}
