package dev.evenkeel.recording.tap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some packets of a meeting as a relay handed them over (docs/interfaces.md, Tap).
 *
 * @param sequence from 1, without gaps in a flow
 * @param beganNanos the relay's monotonic time
 * @param beganMillis the relay's clock, since 1970
 * @param droppedBefore packets that found no room at the relay
 */
public record TapBlock(
        long sequence, long beganNanos, long beganMillis, long droppedBefore, ByteBuffer records) {
    private static final int SOURCE = 1;
    private static final int PACKET = 2;

    /** Who sent a packet, and as what. */
    public record Source(
            int handle,
            int generation,
            boolean video,
            int layer,
            String participantId,
            String name) {}

    /** Takes packets in the order of their arrival. */
    public interface Packets {
        /**
         * A packet where it lies, among others: nobody writes there.
         *
         * @param nanos the relay's monotonic time of arrival
         */
        void packet(Source source, byte[] bytes, int offset, int length, long nanos);
    }

    /**
     * Reads a frame of the stream without its length.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static TapBlock of(byte[] frame) {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        if (frame.length < 4 * Long.BYTES) {
            throw new IllegalArgumentException("a block of %d bytes".formatted(frame.length));
        }
        return new TapBlock(
                bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.slice());
    }

    /**
     * Hands over all packets.
     *
     * @throws IllegalArgumentException for records that are not described above
     */
    public void forEach(Packets target) {
        ByteBuffer in = records.duplicate();
        Map<Integer, Source> sources = new HashMap<>();
        while (in.hasRemaining()) {
            int kind = in.get();
            if (kind == SOURCE) {
                Source source = source(in);
                sources.put(source.handle(), source);
            } else if (kind == PACKET) {
                packet(in, sources, target);
            } else {
                throw new IllegalArgumentException("a record of kind %d".formatted(kind));
            }
        }
    }

    private static Source source(ByteBuffer in) {
        return new Source(
                in.getInt(), in.getInt(), (in.get() & 1) != 0, in.get(), text(in), text(in));
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.get() & 0xFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void packet(ByteBuffer in, Map<Integer, Source> sources, Packets target) {
        @Nullable Source source = sources.get(in.getInt());
        long nanos = beganNanos + 1_000L * in.getInt();
        int length = in.getShort() & 0xFFFF;
        if (source == null) {
            throw new IllegalArgumentException("a packet of a source that was not described");
        }
        if (length > in.remaining()) {
            throw new IllegalArgumentException("a packet of %d bytes".formatted(length));
        }
        target.packet(source, in.array(), in.arrayOffset() + in.position(), length, nanos);
        in.position(in.position() + length);
    }
}
