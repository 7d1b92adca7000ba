package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.TapBlock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What travels to the recorder in one piece: blocks, big-endian, or a word about them.
 *
 * <pre>
 * length u32 (of what follows) | sequence u64 | began, monotonic u64 (ns) | began, wall clock u64 (ms)
 *            | dropped before u64 (packets) | records ({@link TapBlock})
 * </pre>
 *
 * A length of 0 is a sign of life, one of 2³²−1 the end of the recording here.
 *
 * @param bytes blocks where they lie: nobody may fill them before it is written
 */
record TapFrame(Buffer bytes, List<KeptBlock> blocks) {
    private static final int HEADER = 4 * Long.BYTES;
    private static final int ALIVE = 0;
    private static final int END = -1;

    /** All of these, without a copy. */
    @SuppressWarnings(
            "deprecation") // of Vert.x 4 for what is internal in 5: Netty's memory as a Buffer
    static TapFrame of(List<KeptBlock> blocks) {
        ByteBuf[] frames = new ByteBuf[blocks.size()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Unpooled.wrappedBuffer(frame(blocks.get(i)));
        }
        return new TapFrame(
                Buffer.buffer(Unpooled.wrappedBuffer(frames.length, frames)), List.copyOf(blocks));
    }

    private static ByteBuffer frame(KeptBlock kept) {
        TapBlock block = kept.block();
        return block.withHead(Integer.BYTES + HEADER)
                .putInt(HEADER + block.length())
                .putLong(kept.sequence())
                .putLong(block.beganNanos())
                .putLong(block.beganMillis())
                .putLong(block.droppedBefore())
                .rewind();
    }

    static TapFrame alive() {
        return word(ALIVE);
    }

    static TapFrame end() {
        return word(END);
    }

    private static TapFrame word(int word) {
        return new TapFrame(Buffer.buffer(Integer.BYTES).appendInt(word), List.of());
    }

    boolean isEnd() {
        return blocks.isEmpty() && bytes.getInt(0) == END;
    }
}
