package dev.evenkeel.recording.media;

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

    /** 1, as a number of one byte (RFC 8794 §4). */
    private static final int TRACK_NUMBER = 0x81;

    private static final int BLOCK_HEADER = 4;
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
    private final Ebml blocks = new Ebml();
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
        int time = (int) (millis - clusterAt);
        blocks.begin(SIMPLE_BLOCK, BLOCK_HEADER + frame.length)
                .octet(TRACK_NUMBER)
                .octet(time >> 8)
                .octet(time)
                .octet(keyframe ? KEYFRAME : 0)
                .raw(frame);
    }

    private void closeCluster() {
        if (clusterAt < 0) {
            return;
        }
        if (clusterIsEntry) {
            cues.add(new Cue(clusterAt, clusters.length()));
        }
        Ebml timestamp = new Ebml().unsigned(TIMESTAMP, clusterAt);
        clusters.begin(CLUSTER, timestamp.length() + blocks.length()).raw(timestamp).raw(blocks);
        blocks.clear();
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
