package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.GapReason;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.media.ClusterWriter;
import dev.evenkeel.recording.media.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One track while it is recorded: takes frames of the source that is the best one now, in the order
 * of time, and says where something is missing.
 */
final class TrackWriter {
    /** How long a frame lasts of which nothing is known. */
    private static final long FRAME_MILLIS = 20;

    private static final long SILENT_SOURCE_MILLIS = 400;
    private static final long LARGEST_OVERLAP_MILLIS = 100;
    private static final long SMALLEST_GAP_MILLIS = 60;

    private final Track track;
    private final TrackKey key;
    private final long startMillis;
    private final @Nullable VoiceTrain voice;
    private ClusterWriter clusters;
    private @Nullable SourceState current;
    private long lastMillis;
    private long lastArrival;
    private int segments;
    private boolean announced;

    TrackWriter(Track track) {
        this(track, track.startMillis() - 1, track.startMillis());
    }

    private TrackWriter(Track track, long lastMillis, long end) {
        this.track = track;
        this.key = new TrackKey(track.participantId(), track.source(), track.codec());
        this.startMillis = track.startMillis();
        this.lastMillis = lastMillis;
        this.voice = key.codec().video() ? null : new VoiceTrain(startMillis, end);
        this.clusters = new ClusterWriter(key.codec().video());
    }

    /** A track of which something is safe already. */
    static TrackWriter resume(Track track, int segments, long lastMillis) {
        TrackWriter writer = new TrackWriter(track, lastMillis, lastMillis + FRAME_MILLIS);
        writer.segments = segments;
        writer.announced = true;
        return writer;
    }

    /**
     * Takes a frame if its source is the one to be recorded now.
     *
     * @param millis in the recording
     */
    void frame(SourceState source, Frame frame, long millis, List<Gap> gaps) {
        SourceState before = current;
        if (before != source && !outdoes(source, frame)) {
            return;
        }
        long at = millis + (before == null || before == source ? 0 : overlap(source, millis));
        if (voice == null ? at <= lastMillis : !voice.hasPlaceAt(at)) {
            source.written(frame);
            return;
        }
        noteGap(before, source, frame, at, gaps);
        current = source;
        lastMillis = write(frame, at);
        lastArrival = Math.max(lastArrival, frame.arrivedAt());
        source.written(frame);
    }

    private long write(Frame frame, long at) {
        if (voice != null) {
            return voice.add(clusters, at, frame.data());
        }
        clusters.add(at - startMillis, frame.keyframe(), frame.data());
        return at;
    }

    /**
     * Arrival times jitter: a source that goes on where another ended must not lose its first
     * frames for being a moment early.
     */
    private long overlap(SourceState source, long millis) {
        long early = lastMillis + FRAME_MILLIS - millis;
        if (early <= 0 || early > LARGEST_OVERLAP_MILLIS) {
            return 0;
        }
        source.delay(early);
        return early;
    }

    /** The source that was written last, before this recorder came. */
    void goesOnWith(SourceState source) {
        current = source;
    }

    /** A picture can begin only with a keyframe; a bigger one, and one that goes on, is better. */
    private boolean outdoes(SourceState source, Frame frame) {
        SourceState before = current;
        if (!frame.keyframe()) {
            return false;
        }
        return before == null
                || source.layer() > before.layer()
                || !source.flow().equals(before.flow())
                || frame.arrivedAt() - lastArrival > SILENT_SOURCE_MILLIS;
    }

    private void noteGap(
            @Nullable SourceState before,
            SourceState source,
            Frame frame,
            long millis,
            List<Gap> gaps) {
        boolean began = lastMillis < startMillis;
        boolean switched =
                (before == null || !before.flow().equals(source.flow()))
                        && millis - lastMillis > SMALLEST_GAP_MILLIS;
        if (began || !(switched || frame.afterLoss() || source.takeDropped())) {
            return;
        }
        GapReason reason =
                switched
                        ? GapReason.RELAY_SWITCHED
                        : frame.afterLoss() ? GapReason.PACKETS_LOST : GapReason.RELAY_BUFFER_FULL;
        gaps.add(new Gap(track.id(), lastMillis, millis, reason));
    }

    /** Nothing more comes: what was left out at last is missing. */
    void end(List<Gap> gaps) {
        SourceState last = current;
        if (last != null) {
            last.leftOutMillis()
                    .ifPresent(until ->
                            gaps.add(
                                    new Gap(
                                            track.id(),
                                            lastMillis,
                                            until,
                                            GapReason.PACKETS_LOST)));
        }
    }

    boolean isEmpty() {
        return clusters.isEmpty();
    }

    int length() {
        return clusters.length();
    }

    /** What has come since the last call. */
    ClusterWriter.Segment take() {
        ClusterWriter.Segment segment = clusters.finish();
        clusters = new ClusterWriter(key.codec().video());
        return segment;
    }

    int nextSegment() {
        return segments++;
    }

    /** How the manifest names the track, once. */
    List<Track> announce() {
        if (announced) {
            return List.of();
        }
        announced = true;
        return List.of(track);
    }

    /** Time of the last frame, in the recording. */
    long lastMillis() {
        return Math.max(0, lastMillis);
    }

    String id() {
        return track.id();
    }

    TrackKey key() {
        return key;
    }
}
