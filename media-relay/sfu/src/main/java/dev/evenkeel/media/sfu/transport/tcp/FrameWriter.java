package dev.evenkeel.media.sfu.transport.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Frames in line for a stream (RFC 4571 §2). There is room for so many and no more; one that has
 * begun to leave leaves as a whole.
 */
final class FrameWriter {
    private final ByteBuffer line;

    /** Bytes at the head of the line that belong to a frame of which others have left. */
    private int begun;

    FrameWriter(int room) {
        line = ByteBuffer.allocate(room);
    }

    /** Whether there was room for it. */
    boolean add(byte[] frame, int length) {
        if (line.remaining() < FrameReader.HEADER + length) {
            return false;
        }
        line.putShort((short) length).put(frame, 0, length);
        return true;
    }

    boolean isEmpty() {
        return line.position() == 0;
    }

    /** Writes as much as the channel takes; how many bytes that was. */
    int writeTo(WritableByteChannel channel) throws IOException {
        line.flip();
        try {
            int written = channel.write(line);
            int end = begun;
            while (end < written) {
                end += FrameReader.HEADER + (line.getShort(end) & 0xFFFF);
            }
            begun = end - written;
            return written;
        } finally {
            line.compact();
        }
    }

    /** Forgets every frame that has not begun to leave. */
    void discard() {
        line.position(begun);
    }
}
