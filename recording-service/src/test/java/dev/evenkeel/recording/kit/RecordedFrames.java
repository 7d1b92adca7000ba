package dev.evenkeel.recording.kit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads clusters back: the time of each frame. */
public final class RecordedFrames {
    private static final int CLUSTER = 0x1F43B675;

    private RecordedFrames() {}

    /** Milliseconds from the beginning of the track. */
    public static List<Long> times(byte[] clusters) {
        List<Long> times = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(clusters);
        while (in.hasRemaining()) {
            if (in.getInt() != CLUSTER) {
                throw new AssertionError("no cluster at " + (in.position() - 4));
            }
            long length = size(in);
            ByteBuffer cluster = in.slice(in.position(), (int) length);
            in.position(in.position() + (int) length);
            read(cluster, times);
        }
        return times;
    }

    private static void read(ByteBuffer cluster, List<Long> times) {
        long base = 0;
        while (cluster.hasRemaining()) {
            int id = cluster.get() & 0xFF;
            int length = (int) size(cluster);
            int next = cluster.position() + length;
            if (id == 0xE7) {
                for (int i = 0; i < length; i++) {
                    base = base << 8 | cluster.get() & 0xFF;
                }
            } else if (id == 0xA3) {
                size(cluster);
                times.add(base + cluster.getShort());
            } else {
                throw new AssertionError("element %x".formatted(id));
            }
            cluster.position(next);
        }
    }

    private static long size(ByteBuffer in) {
        int first = in.get() & 0xFF;
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long size = first & 0x7F >> more;
        for (int i = 0; i < more; i++) {
            size = size << 8 | in.get() & 0xFF;
        }
        return size;
    }
}
