package dev.evenkeel.recording.kit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The seek index of a Matroska file beside what it points at (RFC 9559 §5.1.5): milliseconds of
 * each entry, in its order.
 */
public final class SeekIndex {
    private static final int SEGMENT = 0x18538067;
    private static final int CLUSTER = 0x1F43B675;
    private static final int CUES = 0x1C53BB6B;
    private static final int CUE_POINT = 0xBB;
    private static final int CUE_TIME = 0xB3;
    private static final int CUE_POSITIONS = 0xB7;
    private static final int CUE_CLUSTER = 0xF1;
    private static final int TIMESTAMP = 0xE7;

    private final Map<Long, Long> clusters = new HashMap<>();
    private final List<Long> entries = new ArrayList<>();
    private final ByteBuffer file;

    private SeekIndex(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /** Fails when an entry points at something else than a cluster of its time. */
    public static List<Long> of(byte[] file) {
        SeekIndex index = new SeekIndex(file);
        index.file.position(0);
        index.skipHead();
        index.read();
        return index.entries;
    }

    private void skipHead() {
        id();
        int length = (int) size();
        file.position(file.position() + length);
        if (id() != SEGMENT) {
            throw new AssertionError("no segment behind the head");
        }
        size();
    }

    private void read() {
        int segment = file.position();
        while (file.hasRemaining()) {
            long at = file.position() - segment;
            int id = id();
            int end = (int) size() + file.position();
            if (id == CLUSTER && id() == TIMESTAMP) {
                clusters.put(at, number((int) size()));
            } else if (id == CUES) {
                readCues(end);
            }
            file.position(end);
        }
    }

    private void readCues(int end) {
        long time = -1;
        while (file.position() < end) {
            int id = id();
            int length = (int) size();
            switch (id) {
                case CUE_POINT, CUE_POSITIONS -> {} // what is in it comes next
                case CUE_TIME -> time = number(length);
                case CUE_CLUSTER -> entry(time, number(length));
                default -> file.position(file.position() + length);
            }
        }
    }

    private void entry(long time, long position) {
        if (!Long.valueOf(time).equals(clusters.get(position))) {
            throw new AssertionError(
                    "the entry of %d ms points at %s".formatted(time, clusters.get(position)));
        }
        entries.add(time);
    }

    private int id() {
        int first = file.get(file.position()) & 0xFF;
        return (int) number(Integer.numberOfLeadingZeros(first) - 23);
    }

    private long size() {
        int length = Integer.numberOfLeadingZeros(file.get(file.position()) & 0xFF) - 23;
        return number(length) & (1L << 7 * length) - 1;
    }

    private long number(int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | file.get() & 0xFF;
        }
        return number;
    }
}
