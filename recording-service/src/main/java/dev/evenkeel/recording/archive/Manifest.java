package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Closed;
import dev.evenkeel.recording.archive.ManifestLine.Flow;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.Opened;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Source;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a recording's lines say together. */
public final class Manifest {
    private final List<ManifestLine> lines;
    private final List<Segment> segments = new ArrayList<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Opened opened;
    private @Nullable Closed closed;

    /**
     * @throws IllegalArgumentException when the first line is not one that opens
     */
    public Manifest(List<ManifestLine> lines) {
        if (lines.isEmpty() || !(lines.getFirst() instanceof Opened first)) {
            throw new IllegalArgumentException("a manifest begins with what it is of");
        }
        this.lines = List.copyOf(lines);
        this.opened = first;
        lines.forEach(this::add);
    }

    private void add(ManifestLine line) {
        switch (line) {
            case Opened first -> {}
            case Closed last -> closed = last;
            case Sealed more -> {
                segments.addAll(more.segments());
                gaps.addAll(more.gaps());
                more.tracks().forEach(track -> tracks.put(track.id(), track));
                more.flows().forEach(flow -> flows.put(flow.flow(), flow));
                more.sources().forEach(source -> sources.put(key(source), source));
            }
        }
    }

    private static String key(Source source) {
        return source.flow() + "/" + source.handle() + "/" + source.generation();
    }

    public Opened opened() {
        return opened;
    }

    public Optional<Closed> closed() {
        return Optional.ofNullable(closed);
    }

    public int lineCount() {
        return lines.size();
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** What the files of all segments take. */
    long segmentBytes() {
        return segments.stream().mapToLong(Segment::storedBytes).sum();
    }

    /** In the order of writing. */
    public List<Segment> segmentsOf(String track) {
        return segments.stream().filter(segment -> segment.track().equals(track)).toList();
    }

    public List<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    public Optional<Track> track(String id) {
        return Optional.ofNullable(tracks.get(id));
    }

    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The newest state of each. */
    public List<Flow> flows() {
        return List.copyOf(flows.values());
    }

    /** The newest state of each. */
    public List<Source> sources() {
        return List.copyOf(sources.values());
    }
}
