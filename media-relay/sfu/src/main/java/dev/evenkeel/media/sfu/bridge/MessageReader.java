package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.rtp.NetworkOrder;
import java.nio.charset.StandardCharsets;

/** Reads the content of one datagram. Past its end everything is zero and {@link #failed()}. */
final class MessageReader {
    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private boolean failed;

    MessageReader wrap(byte[] buffer, int length) {
        this.buffer = buffer;
        at = 0;
        end = length;
        failed = false;
        return this;
    }

    int uint8() {
        return take(1) ? buffer[at - 1] & 0xFF : 0;
    }

    int uint16() {
        return take(2) ? NetworkOrder.uint16(buffer, at - 2) : 0;
    }

    int int32() {
        return take(4) ? NetworkOrder.int32(buffer, at - 4) : 0;
    }

    long int64() {
        return take(8) ? NetworkOrder.int64(buffer, at - 8) : 0;
    }

    String text() {
        int count = uint8();
        return take(count) ? new String(buffer, at - count, count, StandardCharsets.UTF_8) : "";
    }

    /** As {@link #text}, for texts that come again and again. */
    String text(InternedTexts texts) {
        int count = uint8();
        return take(count) ? texts.get(buffer, at - count, count) : "";
    }

    private boolean take(int count) {
        if (failed || count > end - at) {
            failed = true;
            return false;
        }
        at += count;
        return true;
    }

    boolean failed() {
        return failed;
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }
}
