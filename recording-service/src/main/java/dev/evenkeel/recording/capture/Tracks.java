package dev.evenkeel.recording.capture;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Source;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.capture.SenderClocks.Tie;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.media.Frame;
import dev.evenkeel.recording.media.RtpSource;
import dev.evenkeel.recording.tap.TapBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings packets of sources into tracks. For one thread. */
final class Tracks {
    private static final Logger LOG = Logger.getLogger(Tracks.class);
    private static final int CODE = 0x7F;

    private final long startedAt;
    private final Set<String> unknown = new HashSet<>();
    private final Map<TrackKey, TrackWriter> tracks = new LinkedHashMap<>();
    private final Map<String, List<Source>> known = new HashMap<>();
    private final Map<String, Source> latest = new HashMap<>();
    private List<Gap> gaps = new ArrayList<>();

    /**
     * @param startedAt milliseconds since 1970
     */
    Tracks(long startedAt) {
        this.startedAt = startedAt;
    }

    /** Everything that was recorded before. */
    static Tracks resume(Manifest manifest) {
        Tracks result = new Tracks(manifest.opened().startedAt().toEpochMilli());
        for (Track track : manifest.tracks()) {
            List<Segment> segments = manifest.segmentsOf(track.id());
            long last =
                    track.startMillis()
                            + segments.stream().mapToLong(Segment::toMillis).max().orElse(-1);
            TrackWriter writer = TrackWriter.resume(track, segments.size(), last);
            result.tracks.put(writer.key(), writer);
        }
        for (Source source : manifest.sources()) {
            result.known.computeIfAbsent(source.flow(), _ -> new ArrayList<>()).add(source);
            int rate = manifest.track(source.track()).orElseThrow().codec().clockRate();
            result.latest.merge(
                    source.track(),
                    source,
                    (a, b) -> lastMillis(a, rate) > lastMillis(b, rate) ? a : b);
        }
        return result;
    }

    private static long lastMillis(Source source, int clockRate) {
        return source.millis() + (source.lastTicks() - source.ticks()) * 1_000 / clockRate;
    }

    /** All packets of a block. */
    void take(FlowState flow, TapBlock block) {
        block.forEach((source, bytes, offset, length, nanos) -> {
            long arrivedAt = flow.clock().millis(nanos);
            if (SenderReport.is(bytes, offset, length)) {
                reported(flow, source, SenderReport.read(bytes, offset, length), arrivedAt);
            } else if (length >= RtpPacket.FIXED_HEADER) {
                SourceState state = media(flow, source, bytes[offset + 1] & CODE, block);
                if (state != null) {
                    state.packets().received(bytes, offset, length, arrivedAt, block.sequence());
                }
            }
        });
        long now = flow.clock().millis(block.beganNanos());
        flow.sources().forEach(source -> source.packets().release(now));
    }

    /** Null for what is not recorded. */
    private @Nullable SourceState media(
            FlowState flow, TapBlock.Source source, int code, TapBlock block) {
        Codec codec = Codec.ofPayloadType(code).orElse(null);
        if (codec == null) {
            sayUnknown(source, code);
            return null;
        }
        SourceState state = source(flow, source, codec);
        if (block.droppedBefore() > 0) {
            state.dropped();
        }
        return state;
    }

    private void reported(
            FlowState flow, TapBlock.Source source, @Nullable SenderReport report, long arrivedAt) {
        if (report != null) {
            Tie tie = flow.senders().reported(source, report, arrivedAt);
            flow.sources().stream()
                    .filter(state -> state.isOf(source))
                    .forEach(state -> state.follow(tie, startedAt));
        }
    }

    private void sayUnknown(TapBlock.Source source, int code) {
        if (unknown.add(source.participantId() + "/" + source.name() + "/" + code)) {
            LOG.errorf(
                    "event=codec-not-recorded participant=%s source=%s code=%d",
                    source.participantId(), source.name(), code);
        }
    }

    private SourceState source(FlowState flow, TapBlock.Source source, Codec codec) {
        for (SourceState state : flow.sources()) {
            if (state.isOf(source) && state.packets().codec() == codec) {
                return state;
            }
        }
        SourceState state = begin(flow, source);
        state.packets(new RtpSource(codec, frame -> frame(state, codec, frame)));
        flow.senders().of(source).ifPresent(tie -> state.follow(tie, startedAt));
        flow.sources().add(state);
        return state;
    }

    private SourceState begin(FlowState flow, TapBlock.Source source) {
        Optional<Source> before =
                known.getOrDefault(flow.flow(), List.of()).stream()
                        .filter(k -> k.handle() == source.handle())
                        .filter(k -> k.generation() == source.generation())
                        .findFirst();
        if (before.isEmpty()) {
            return new SourceState(flow.flow(), source);
        }
        SourceState state = SourceState.resume(before.get(), source);
        tracks.values().stream()
                .filter(track -> before.get().equals(latest.get(track.id())))
                .forEach(track -> track.goesOnWith(state));
        return state;
    }

    private void frame(SourceState source, Codec codec, Frame frame) {
        long millis = source.millis(frame, startedAt);
        TrackKey key = new TrackKey(source.source().participantId(), source.source().name(), codec);
        TrackWriter track = tracks.get(key);
        if (track == null) {
            if (millis < 0 || !frame.keyframe()) {
                return;
            }
            track = new TrackWriter(describe(key, millis, frame));
            tracks.put(key, track);
        }
        source.track(track.id());
        track.frame(source, frame, millis, gaps);
    }

    private Track describe(TrackKey key, long startMillis, Frame first) {
        return new Track(
                "t" + (tracks.size() + 1),
                key.participantId(),
                key.source(),
                key.codec(),
                startMillis,
                first.width(),
                first.height(),
                first.configuration());
    }

    /** What is missing is not waited for any longer. */
    void release(Collection<FlowState> flows, long nowMillis) {
        flows.forEach(flow -> flow.sources().forEach(s -> s.packets().release(nowMillis)));
    }

    /** Nothing more comes of any source. */
    void end(Collection<FlowState> flows) {
        flows.forEach(flow -> flow.sources().forEach(source -> source.packets().end()));
        tracks.values().forEach(track -> track.end(gaps));
    }

    Collection<TrackWriter> all() {
        return tracks.values();
    }

    /** Bytes that are not safe yet. */
    long length() {
        return tracks.values().stream().mapToLong(TrackWriter::length).sum();
    }

    List<Gap> takeGaps() {
        List<Gap> result = gaps;
        gaps = new ArrayList<>();
        return result;
    }

    /** When the last frame is, in the recording. */
    long endMillis() {
        return tracks.values().stream().mapToLong(TrackWriter::lastMillis).max().orElse(0);
    }
}
