package dev.evenkeel.media.sfu.tap;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Some of a meeting's packets, in the order of their arrival. A block can be read without any
 * other: each source is described in it before its first packet. All numbers are big-endian.
 *
 * <pre>
 * source  1 u8 | handle u32 | generation u32 | flags u8 (1 = video) | layer u8
 *              | participant u8 length, UTF-8 | source u8 length, UTF-8
 * packet  2 u8 | handle u32 | arrival i32 (µs after the block began) | length u16 | RTP (RFC 3550),
 *              the payload type being the code of the encoding; or the sender's report of the source
 *              (§6.4.1), without blocks, told from RTP by its type (RFC 5761 §4)
 * </pre>
 *
 * <p>It lies outside the heap, with room before the records for a head of whoever hands it on, so
 * that it can be written to a connection as it is.
 */
public final class TapBlock {
    /** Bytes of records a block holds. */
    public static final int CAPACITY = 64 * 1024;

    static final byte SOURCE = 1;
    static final byte PACKET = 2;

    /** Bytes before the records. */
    public static final int HEAD = 64;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(HEAD + CAPACITY);
    final ByteBuffer records = memory.slice(HEAD, CAPACITY);
    @Nullable TapBlock next;
    private long beganNanos;
    private long beganMillis;
    private long droppedBefore;

    void begin(long nanos, long wallMillis, long dropped) {
        records.clear();
        beganNanos = nanos;
        beganMillis = wallMillis;
        droppedBefore = dropped;
    }

    /** The relay's monotonic time when the block began. */
    public long beganNanos() {
        return beganNanos;
    }

    /** The relay's wall-clock time when the block began, in milliseconds since 1970. */
    public long beganMillis() {
        return beganMillis;
    }

    /** Packets that were lost before this block because all blocks were full. */
    public long droppedBefore() {
        return droppedBefore;
    }

    public int length() {
        return records.position();
    }

    /** The records, to be read: a view that moves nothing here. */
    public ByteBuffer records() {
        return records.duplicate().flip();
    }

    /**
     * The last bytes before the records, to be written, and the records: a view that moves nothing
     * here.
     *
     * @param head at most {@link #HEAD} bytes
     */
    public ByteBuffer withHead(int head) {
        return memory.slice(HEAD - head, head + length());
    }
}
