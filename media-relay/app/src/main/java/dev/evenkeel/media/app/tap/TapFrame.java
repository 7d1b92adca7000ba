package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.TapBlock;
import java.nio.ByteBuffer;

/**
 * Blocks as they travel to the recorder, big-endian.
 *
 * <pre>
 * length u32 (of what follows) | sequence u64 | began, monotonic u64 (ns) | began, wall clock u64 (ms)
 *            | dropped before u64 (packets) | records ({@link TapBlock})
 * </pre>
 *
 * A length of 0 is a sign of life, one of 2³²−1 the end of the recording here.
 */
final class TapFrame {
    private static final int HEADER = 4 * Long.BYTES;
    private static final byte[] ALIVE = new byte[Integer.BYTES];
    private static final byte[] END = {-1, -1, -1, -1};

    private TapFrame() {}

    static byte[] of(long sequence, TapBlock block) {
        int length = HEADER + block.length();
        byte[] frame = new byte[Integer.BYTES + length];
        ByteBuffer.wrap(frame)
                .putInt(length)
                .putLong(sequence)
                .putLong(block.beganNanos())
                .putLong(block.beganMillis())
                .putLong(block.droppedBefore());
        block.copyTo(frame, Integer.BYTES + HEADER);
        return frame;
    }

    static byte[] alive() {
        return ALIVE.clone();
    }

    static byte[] end() {
        return END.clone();
    }

    static boolean isEnd(byte[] frame) {
        return frame.length == END.length && frame[0] == -1;
    }
}
