package dev.evenkeel.media.sfu.transport.tcp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Cuts a stream into frames: a length of 16 bits, and so many bytes (RFC 4571 §2). */
final class FrameReader {
    static final int HEADER = 2;

    /** What nearly all frames fit into. */
    private static final int USUAL = 1_500;

    private final int longest;
    private byte[] frame = new byte[USUAL];
    private int headerBytes;
    private int length;
    private int filled;

    FrameReader(int longest) {
        this.longest = longest;
    }

    /** Takes one frame; the buffer is used again afterwards. */
    @FunctionalInterface
    interface Sink {
        void frame(byte[] buffer, int length);
    }

    /**
     * Takes all that is there. Empty frames mean nothing (RFC 4571 §2).
     *
     * @return false when a frame is too long: what follows cannot be made out
     */
    boolean read(ByteBuffer from, Sink sink) {
        while (from.hasRemaining()) {
            if (headerBytes < HEADER) {
                length = length << 8 | from.get() & 0xFF;
                headerBytes++;
            } else {
                take(from);
            }
            if (headerBytes == HEADER && length > longest) {
                return false;
            }
            if (headerBytes == HEADER && filled == length) {
                complete(sink);
            }
        }
        return true;
    }

    private void take(ByteBuffer from) {
        if (frame.length < length) {
            frame = Arrays.copyOf(frame, length);
        }
        int more = Math.min(length - filled, from.remaining());
        from.get(frame, filled, more);
        filled += more;
    }

    private void complete(Sink sink) {
        if (length > 0) {
            sink.frame(frame, length);
        }
        headerBytes = 0;
        length = 0;
        filled = 0;
    }
}
