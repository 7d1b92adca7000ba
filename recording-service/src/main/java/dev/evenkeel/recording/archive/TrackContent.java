package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.media.TrackFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A track as the file that players get, of which any part can be had without the rest. */
public final class TrackContent {
    private static final int LAST_FRAME_MILLIS = 20;

    private final RecordingFolder folder;
    private final RecordingKey key;
    private final List<Segment> segments;
    private final TrackFile file;
    private final long length;

    public TrackContent(RecordingFolder folder, RecordingKey key, Manifest manifest, Track track) {
        this.folder = folder;
        this.key = key;
        this.segments = manifest.segmentsOf(track.id());
        long clusters = 0;
        List<TrackFile.Entry> entries = new ArrayList<>();
        for (Segment segment : segments) {
            for (var cue : segment.cues()) {
                entries.add(new TrackFile.Entry(cue.millis(), clusters + cue.offset()));
            }
            clusters += segment.length();
        }
        this.file = new TrackFile(description(manifest, track), clusters, entries);
        this.length = file.before().length + clusters + file.behind().length;
    }

    private static TrackFile.Description description(Manifest manifest, Track track) {
        return new TrackFile.Description(
                track.codec(),
                track.source(),
                track.width(),
                track.height(),
                durationMillis(manifest, track),
                track.configuration());
    }

    /** From its first frame to the end of its last. */
    public static long durationMillis(Manifest manifest, Track track) {
        return manifest.segmentsOf(track.id()).stream().mapToLong(Segment::toMillis).max().orElse(0)
                + LAST_FRAME_MILLIS;
    }

    public long length() {
        return length;
    }

    /** Writes the bytes from {@code from} up to and with {@code last}. */
    public void write(OutputStream out, long from, long last) throws IOException {
        long at = part(out, 0, from, last, file.before());
        for (Segment segment : segments) {
            long end = at + segment.length();
            if (end > from && at <= last) {
                part(out, at, from, last, folder.readSegment(segment, key));
            }
            at = end;
        }
        part(out, at, from, last, file.behind());
    }

    private static long part(OutputStream out, long at, long from, long last, byte[] bytes)
            throws IOException {
        long begin = Math.max(0, from - at);
        long end = Math.min(bytes.length, last + 1 - at);
        if (end > begin) {
            out.write(bytes, (int) begin, (int) (end - begin));
        }
        return at + bytes.length;
    }
}
