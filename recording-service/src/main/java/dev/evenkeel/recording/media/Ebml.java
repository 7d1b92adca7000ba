package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes EBML elements (RFC 8794 §5, §6) into memory. */
final class Ebml {
    private static final int LONGEST_SIZE = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Ebml master(int id, Ebml content) {
        return binary(id, content.bytes());
    }

    Ebml binary(int id, byte[] content) {
        id(id);
        size(content.length);
        out.writeBytes(content);
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
        out.write(1);
        for (int i = LONGEST_SIZE - 2; i >= 0; i--) {
            out.write((int) (size >>> 8 * i));
        }
        return this;
    }

    Ebml raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    int length() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void id(int id) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (id >>> shift != 0) {
                out.write(id >>> shift);
            }
        }
    }

    private void size(long size) {
        int length = 1;
        while (size >= (1L << 7 * length) - 1) {
            length++;
        }
        for (int i = length - 1; i >= 0; i--) {
            int octet = (int) (size >>> 8 * i) & 0xFF;
            out.write(i == length - 1 ? octet | 1 << 8 - length : octet);
        }
    }
}
