package dev.evenkeel.media.sfu.tap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A block as a recorder reads it, with nothing but the block. */
public record ReadBlock(List<Packet> packets) {

    public record Source(
            int handle,
            int generation,
            boolean video,
            int layer,
            String participant,
            String name) {}

    public record Packet(Source source, int arrivalMicros, byte[] rtp) {
        /** What the sender says of the source, not the source itself. */
        public boolean isReport() {
            return (rtp[1] & 0xFF) == 200;
        }

        public int sequence() {
            return ByteBuffer.wrap(rtp).getShort(2) & 0xFFFF;
        }
    }

    public static ReadBlock of(TapBlock block) {
        ByteBuffer records = ByteBuffer.allocate(block.length()).put(block.records()).flip();
        Map<Integer, Source> sources = new HashMap<>();
        List<Packet> packets = new ArrayList<>();
        while (records.hasRemaining()) {
            switch (records.get()) {
                case TapBlock.SOURCE -> {
                    Source source = source(records);
                    sources.put(source.handle(), source);
                }
                case TapBlock.PACKET -> {
                    Source source = sources.get(records.getInt());
                    int micros = records.getInt();
                    byte[] rtp = new byte[records.getShort() & 0xFFFF];
                    records.get(rtp);
                    packets.add(new Packet(source, micros, rtp));
                }
                default -> throw new AssertionError("no such record");
            }
        }
        return new ReadBlock(packets);
    }

    private static Source source(ByteBuffer records) {
        return new Source(
                records.getInt(),
                records.getInt(),
                records.get() == 1,
                records.get(),
                text(records),
                text(records));
    }

    private static String text(ByteBuffer records) {
        byte[] bytes = new byte[records.get() & 0xFF];
        records.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
