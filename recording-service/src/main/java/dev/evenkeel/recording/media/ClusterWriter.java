package dev.evenkeel.recording.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects a track's frames as Matroska clusters (RFC 9559 §5.1.3): a new one where a player may
 * enter, and before block times no longer fit 16 bits.
 */
public final class ClusterWriter {
    static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;
    private static final int KEYFRAME = 0x80;
    private static final long LONGEST_MILLIS = 30_000;

    /**
     * Where a player may enter.
     *
     * @param offset of the cluster in the segment
     */
    public record Cue(long millis, int offset) {}

    /**
     * Clusters one after the other.
     *
     * @param fromMillis time of the first frame, from the beginning of the track
     * @param toMillis time of the last one
     */
    public record Segment(
            byte[] bytes, long fromMillis, long toMillis, int frames, List<Cue> cues) {}

    private final boolean video;
    private final Ebml clusters = new Ebml();
    private final List<Cue> cues = new ArrayList<>();
    private Ebml blocks = new Ebml();
    private long clusterAt = -1;
    private boolean clusterIsEntry;
    private long from = -1;
    private long to;
    private int frames;

    public ClusterWriter(boolean video) {
        this.video = video;
    }

    public void add(long millis, boolean keyframe, byte[] frame) {
        boolean entry = video && keyframe;
        if (clusterAt < 0 || entry || millis - clusterAt > LONGEST_MILLIS) {
            closeCluster();
            clusterAt = millis;
            clusterIsEntry = keyframe;
        }
        from = from < 0 ? millis : from;
        to = millis;
        frames++;
        blocks.binary(SIMPLE_BLOCK, block((short) (millis - clusterAt), keyframe, frame));
    }

    private static byte[] block(short time, boolean keyframe, byte[] frame) {
        return ByteBuffer.allocate(4 + frame.length)
                .put((byte) 0x81)
                .putShort(time)
                .put((byte) (keyframe ? KEYFRAME : 0))
                .put(frame)
                .array();
    }

    private void closeCluster() {
        if (clusterAt < 0) {
            return;
        }
        if (clusterIsEntry) {
            cues.add(new Cue(clusterAt, clusters.length()));
        }
        clusters.master(CLUSTER, new Ebml().unsigned(TIMESTAMP, clusterAt).raw(blocks.bytes()));
        blocks = new Ebml();
        clusterAt = -1;
    }

    public boolean isEmpty() {
        return frames == 0;
    }

    /** Bytes so far. */
    public int length() {
        return clusters.length() + blocks.length();
    }

    /** Everything so far. */
    public Segment finish() {
        closeCluster();
        return new Segment(clusters.bytes(), from, to, frames, List.copyOf(cues));
    }
}
