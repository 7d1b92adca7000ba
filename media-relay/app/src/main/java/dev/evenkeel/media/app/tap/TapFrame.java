package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.TapBlock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;

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
    private static final int ALIVE = 0;
    private static final int END = -1;

    private TapFrame() {}

    /** A copy, outside the heap and in memory that is used again once it is written. */
    @SuppressWarnings(
            "deprecation") // of Vert.x 4 for what is internal in 5: Netty's memory as a Buffer
    static Buffer of(long sequence, TapBlock block) {
        int length = HEADER + block.length();
        ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(Integer.BYTES + length);
        frame.writeInt(length)
                .writeLong(sequence)
                .writeLong(block.beganNanos())
                .writeLong(block.beganMillis())
                .writeLong(block.droppedBefore())
                .writeBytes(block.records());
        return Buffer.buffer(frame);
    }

    static Buffer alive() {
        return Buffer.buffer(Integer.BYTES).appendInt(ALIVE);
    }

    static Buffer end() {
        return Buffer.buffer(Integer.BYTES).appendInt(END);
    }

    static boolean isEnd(Buffer frame) {
        return frame.length() == Integer.BYTES && frame.getInt(0) == END;
    }
}
