package dev.evenkeel.recording.kit;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Opened;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.media.ClusterWriter;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.media.Frame;
import dev.evenkeel.recording.media.RtpSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Recordings of clips, written as the recorder does: they play. */
public final class ClipRecording {
    /**
     * A track to be.
     *
     * @param source {@code microphone}, {@code camera} or {@code screen}
     */
    public record Wanted(String participantId, String source, Codec codec, long startMillis) {}

    private ClipRecording() {}

    /** Tracks {@code t1}, {@code t2}, … */
    public static RecordingFolder write(Path archive, String id, long millis, List<Wanted> all)
            throws IOException {
        RecordingFolder folder = new RecordingFolder(new FolderStore(archive), id);
        Opened opened = new Opened(id, "abc-defg-hij", "Weekly", Instant.EPOCH, "");
        RecordingWriter writer =
                RecordingWriter.create(
                        folder, opened, ArchiveKit.MASTER, ArchiveKit.SIGNER, Clock.systemUTC());
        List<Segment> segments = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        for (Wanted wanted : all) {
            String track = "t" + (tracks.size() + 1);
            List<Frame> frames = frames(wanted.codec());
            segments.addAll(segments(writer, track, wanted.codec(), frames));
            tracks.add(track(track, wanted, frames.getFirst()));
        }
        writer.append(
                new Sealed(
                        1, Instant.EPOCH, segments, tracks, List.of(), List.of(), List.of(), ""));
        writer.append(new ManifestLine.Closed(Instant.EPOCH.plusMillis(millis), millis, ""));
        return folder;
    }

    private static List<Segment> segments(
            RecordingWriter writer, String track, Codec codec, List<Frame> frames)
            throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (int from = 0; from < frames.size(); from += 50) {
            ClusterWriter clusters = new ClusterWriter(codec.video());
            frames.subList(from, Math.min(frames.size(), from + 50))
                    .forEach(f ->
                            clusters.add(
                                    f.ticks() * 1_000 / codec.clockRate(), f.keyframe(), f.data()));
            segments.add(ArchiveKit.write(writer, track, from / 50, clusters.finish()));
        }
        return segments;
    }

    private static Track track(String id, Wanted wanted, Frame first) {
        return new Track(
                id,
                wanted.participantId(),
                wanted.source(),
                wanted.codec(),
                wanted.startMillis(),
                first.width(),
                first.height(),
                first.configuration());
    }

    /** The frames of a clip after they have travelled as packets. */
    public static List<Frame> frames(Codec codec) {
        List<Frame> frames = new ArrayList<>();
        RtpSource source = new RtpSource(codec, frames::add);
        Packets packets = new Packets(codec, codec.video() ? 66 : 20, 65_500);
        for (byte[] frame : clip(codec).frames()) {
            packets.next(frame).forEach(packet -> source.received(packet, 0, packet.length, 0, 1));
        }
        return frames;
    }

    public static Clip clip(Codec codec) {
        return switch (codec) {
            case OPUS -> Clip.opus();
            case VP8 -> Clip.vp8();
            case VP9 -> Clip.vp9();
            case H264 -> Clip.h264();
            case AV1 -> Clip.av1();
        };
    }
}
