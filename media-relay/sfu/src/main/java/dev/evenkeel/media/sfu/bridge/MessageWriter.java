package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.rtp.NetworkOrder;
import java.nio.charset.StandardCharsets;

/** Writes the content of one datagram. */
final class MessageWriter {
    private final byte[] buffer;
    private int length;

    MessageWriter(int capacity) {
        buffer = new byte[capacity];
    }

    MessageWriter clear() {
        length = 0;
        return this;
    }

    MessageWriter uint8(int value) {
        buffer[length++] = (byte) value;
        return this;
    }

    MessageWriter uint16(int value) {
        NetworkOrder.putUint16(buffer, length, value);
        length += 2;
        return this;
    }

    MessageWriter int32(int value) {
        NetworkOrder.putInt32(buffer, length, value);
        length += 4;
        return this;
    }

    MessageWriter int64(long value) {
        NetworkOrder.putInt64(buffer, length, value);
        length += 8;
        return this;
    }

    /** Up to 255 bytes of UTF-8 after their count. */
    MessageWriter text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    MessageWriter text(byte[] utf8) {
        if (utf8.length > 255) {
            throw new IllegalArgumentException("identifier longer than 255 bytes");
        }
        return uint8(utf8.length).bytes(utf8, 0, utf8.length);
    }

    MessageWriter bytes(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, buffer, length, count);
        length += count;
        return this;
    }

    void uint8At(int position, int value) {
        buffer[position] = (byte) value;
    }

    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    int room() {
        return buffer.length - length;
    }
}
