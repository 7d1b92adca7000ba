package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Source;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.media.ClusterWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What is to become safe in one go; may be tried until it succeeds. */
final class PendingSeal {
    private record Part(String track, int number, ClusterWriter.Segment content) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private final List<Gap> gaps;
    private final List<Source> sources = new ArrayList<>();
    private final Map<FlowState, Long> safe = new LinkedHashMap<>();
    private final Queue<RecordingWriter.Encrypted> unkept = new ConcurrentLinkedQueue<>();
    private @Nullable Sealed line;

    PendingSeal(List<Gap> gaps) {
        this.gaps = List.copyOf(gaps);
    }

    void add(TrackWriter track) {
        if (!track.isEmpty()) {
            tracks.addAll(track.announce());
            parts.add(new Part(track.id(), track.nextSegment(), track.take()));
        }
    }

    void add(String track, int number, ClusterWriter.Segment content) {
        parts.add(new Part(track, number, content));
    }

    void add(FlowState flow) {
        safe.put(flow, flow.safe());
        for (SourceState source : flow.sources()) {
            Source change = source.takeChange();
            if (change != null) {
                sources.add(change);
            }
        }
    }

    /** Whether there is anything to make safe. */
    boolean isEmpty() {
        boolean further =
                safe.entrySet().stream()
                        .anyMatch(flow -> flow.getValue() > flow.getKey().acknowledged());
        return parts.isEmpty() && gaps.isEmpty() && !further;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** Returns only when all of it is safe; tried again it is the same, byte by byte. */
    void write(RecordingWriter writer, long ownerEpoch, Instant at) throws IOException {
        Sealed sealed = line;
        if (sealed == null) {
            sealed = encrypt(writer, ownerEpoch, at);
            line = sealed;
        }
        SegmentKeeper.keep(writer, unkept);
        writer.append(sealed);
        safe.forEach(FlowState::acknowledged);
    }

    private Sealed encrypt(RecordingWriter writer, long ownerEpoch, Instant at) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (Part part : parts) {
            var encrypted = writer.encrypt(part.track(), part.number(), part.content());
            segments.add(encrypted.segment());
            unkept.add(encrypted);
        }
        var flows = safe.entrySet().stream().flatMap(f -> f.getKey().at(f.getValue()).stream());
        return new Sealed(ownerEpoch, at, segments, tracks, gaps, flows.toList(), sources, "");
    }
}
