package dev.evenkeel.recording.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A track as a file that players open, seek in and know the length of: what goes before its
 * clusters and what behind them (RFC 9559).
 */
public final class TrackFile {
    private static final int SEGMENT_HEAD = 12;
    private static final int CODEC_PRIVATE = 0x63A2;
    private static final long OPUS_DELAY_NANOS = 6_500_000;
    private static final long OPUS_PREROLL_NANOS = 80_000_000;

    /**
     * What is said of a track in its file.
     *
     * @param configuration of a decoder; empty where there is none
     */
    public record Description(
            Codec codec,
            String name,
            int width,
            int height,
            long durationMillis,
            byte[] configuration) {}

    /**
     * Where a player may enter.
     *
     * @param offset of the cluster from the first one
     */
    public record Entry(long millis, long offset) {}

    private final byte[] before;
    private final byte[] behind;

    /**
     * @param clustersLength bytes of all clusters
     */
    public TrackFile(Description track, long clustersLength, List<Entry> entries) {
        byte[] ebml = ebmlHead(track.codec());
        byte[] info = info(track);
        byte[] tracks = tracks(track);
        int first = seekHead(0, 0, 0).length + info.length + tracks.length;
        behind = cues(first, entries);
        byte[] seek =
                seekHead(
                        first - info.length - tracks.length,
                        first - tracks.length,
                        first + clustersLength);
        long content = first + clustersLength + behind.length;
        before =
                new Ebml()
                        .raw(ebml)
                        .head(0x18538067, content)
                        .raw(seek)
                        .raw(info)
                        .raw(tracks)
                        .bytes();
        if (before.length != ebml.length + SEGMENT_HEAD + first) {
            throw new IllegalStateException("the head of a track has another length than counted");
        }
    }

    /** Comes before the first cluster. */
    public byte[] before() {
        return before.clone();
    }

    /** Comes behind the last cluster. */
    public byte[] behind() {
        return behind.clone();
    }

    private static byte[] ebmlHead(Codec codec) {
        Ebml head =
                new Ebml()
                        .unsigned(0x4286, 1)
                        .unsigned(0x42F7, 1)
                        .unsigned(0x42F2, 4)
                        .unsigned(0x42F3, 8)
                        .text(0x4282, codec.isOfWebm() ? "webm" : "matroska")
                        .unsigned(0x4287, 4)
                        .unsigned(0x4285, 2);
        return new Ebml().master(0x1A45DFA3, head).bytes();
    }

    /** Positions take eight bytes each, so that the length does not depend on them. */
    private static byte[] seekHead(long info, long tracks, long cues) {
        Ebml entries =
                new Ebml()
                        .master(0x4DBB, seek(0x1549A966, info))
                        .master(0x4DBB, seek(0x1654AE6B, tracks))
                        .master(0x4DBB, seek(0x1C53BB6B, cues));
        return new Ebml().master(0x114D9B74, entries).bytes();
    }

    private static Ebml seek(int id, long position) {
        return new Ebml()
                .binary(0x53AB, ByteBuffer.allocate(Integer.BYTES).putInt(id).array())
                .unsigned(0x53AC, position, Long.BYTES);
    }

    private static byte[] info(Description track) {
        Ebml info =
                new Ebml()
                        .unsigned(0x2AD7B1, 1_000_000)
                        .real(0x4489, track.durationMillis())
                        .text(0x4D80, "Evenkeel")
                        .text(0x5741, "Evenkeel");
        return new Ebml().master(0x1549A966, info).bytes();
    }

    private static byte[] tracks(Description track) {
        Ebml entry =
                new Ebml()
                        .unsigned(0xD7, 1)
                        .unsigned(0x73C5, 1)
                        .unsigned(0x83, track.codec().video() ? 1 : 2)
                        .unsigned(0x9C, 0)
                        .text(0x536E, track.name())
                        .text(0x22B59C, "und")
                        .text(0x86, track.codec().codecId());
        if (track.configuration().length > 0) {
            entry.binary(CODEC_PRIVATE, track.configuration());
        }
        if (track.codec().video()) {
            entry.master(
                    0xE0, new Ebml().unsigned(0xB0, track.width()).unsigned(0xBA, track.height()));
        } else {
            entry.unsigned(0x56AA, OPUS_DELAY_NANOS)
                    .unsigned(0x56BB, OPUS_PREROLL_NANOS)
                    .binary(CODEC_PRIVATE, opusHead())
                    .master(0xE1, new Ebml().real(0xB5, 48_000).unsigned(0x9F, 2));
        }
        return new Ebml().master(0x1654AE6B, new Ebml().master(0xAE, entry)).bytes();
    }

    /** RFC 7845 §5.1. */
    private static byte[] opusHead() {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 2)
                .putShort((short) (OPUS_DELAY_NANOS * 48 / 1_000_000))
                .putInt(48_000)
                .putShort((short) 0)
                .put((byte) 0)
                .array();
    }

    private static byte[] cues(long first, List<Entry> entries) {
        Ebml points = new Ebml();
        for (Entry entry : entries) {
            Ebml position = new Ebml().unsigned(0xF7, 1).unsigned(0xF1, first + entry.offset());
            points.master(0xBB, new Ebml().unsigned(0xB3, entry.millis()).master(0xB7, position));
        }
        return new Ebml().master(0x1C53BB6B, points).bytes();
    }
}
