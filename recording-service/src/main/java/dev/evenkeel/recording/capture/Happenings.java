package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.media.ClusterWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What happened beside the media, as a track of its own: one JSON object a line, each with the
 * number it has in the database, so that none is written twice. Safe from any thread.
 */
final class Happenings {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int count;
    private int segments;
    private long first = -1;
    private long last;

    /** After everything that was recorded before. */
    static Happenings resume(Manifest manifest) {
        Happenings result = new Happenings();
        for (ManifestLine.Segment segment : manifest.segmentsOf(ManifestLine.EVENTS)) {
            result.segments++;
            result.last = Math.max(result.last, segment.toMillis());
        }
        return result;
    }

    /**
     * @param number in the database, growing
     * @param json in one line
     */
    synchronized void add(long number, String json) {
        if (number <= last) {
            return;
        }
        first = first < 0 ? number : first;
        last = number;
        count++;
        lines.writeBytes((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The number of the newest that is known here. */
    synchronized long last() {
        return last;
    }

    synchronized void takeInto(PendingSeal seal) {
        if (count > 0) {
            seal.add(
                    ManifestLine.EVENTS,
                    segments++,
                    new ClusterWriter.Segment(lines.toByteArray(), first, last, count, List.of()));
            lines.reset();
            count = 0;
            first = -1;
        }
    }
}
