package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.archive.ManifestLine.Source;
import dev.evenkeel.recording.capture.SenderClocks.Tie;
import dev.evenkeel.recording.media.Frame;
import dev.evenkeel.recording.media.RtpSource;
import dev.evenkeel.recording.tap.TapBlock;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One source on one relay: its place in the recording's time, and how far it is written. Its clock
 * is tied to the relay's at its first frame, by its arrival, and from then on by what its sender
 * reports.
 */
final class SourceState {
    private final String flow;
    private final TapBlock.Source source;
    private @Nullable RtpSource packets;
    private @Nullable String track;
    private long anchorTicks;
    private long anchorMillis;
    private boolean anchored;
    private final Steering steering = new Steering();
    private @Nullable Tie tie;
    private long seenTicks;
    private long lastSequence = -1;
    private long lastTicks = Long.MIN_VALUE;
    private boolean dropped;
    private boolean changed;

    SourceState(String flow, TapBlock.Source source) {
        this.flow = flow;
        this.source = source;
    }

    /** A source that was recorded before. */
    static SourceState resume(Source known, TapBlock.Source source) {
        SourceState state = new SourceState(known.flow(), source);
        state.track = known.track();
        state.anchorTicks = known.ticks();
        state.anchorMillis = known.millis();
        state.anchored = true;
        state.seenTicks = known.lastTicks();
        state.lastSequence = known.lastSequence();
        state.lastTicks = known.lastTicks();
        return state;
    }

    void packets(RtpSource value) {
        packets = lastSequence < 0 ? value : value.resumeAfter(lastSequence, lastTicks);
    }

    RtpSource packets() {
        return Objects.requireNonNull(packets, "set when the source is made");
    }

    /**
     * The frame's time in the recording.
     *
     * @param startedAt when that began, since 1970
     */
    long millis(Frame frame, long startedAt) {
        if (anchored) {
            anchorMillis += steering.next(at(frame.ticks()) - at(seenTicks));
        } else {
            anchored = true;
            anchorTicks = frame.ticks();
            anchorMillis = frame.arrivedAt() - startedAt;
            seenTicks = frame.ticks();
            follow(tie, startedAt);
            anchorMillis += steering.takeAll();
        }
        seenTicks = Math.max(seenTicks, frame.ticks());
        return at(frame.ticks());
    }

    /**
     * Its sender has said where it is.
     *
     * @param startedAt when the recording began, since 1970
     */
    void follow(@Nullable Tie reported, long startedAt) {
        tie = reported;
        if (anchored && reported != null) {
            long ticks = seenTicks + (reported.timestamp() - (int) seenTicks);
            steering.towards(reported.millis() - startedAt - at(ticks));
        }
    }

    /** Where frames end that were left out, in the recording; none when all is well there. */
    OptionalLong leftOutMillis() {
        OptionalLong last = packets().leftOut();
        return last.isPresent() && anchored
                ? OptionalLong.of(at(last.getAsLong()))
                : OptionalLong.empty();
    }

    private long at(long ticks) {
        return anchorMillis
                + Math.floorDiv((ticks - anchorTicks) * 1_000, packets().codec().clockRate());
    }

    /** All of it comes a little later in the recording. */
    void delay(long millis) {
        anchorMillis += millis;
    }

    void written(Frame frame) {
        lastSequence = Math.max(lastSequence, frame.lastSequence());
        lastTicks = Math.max(lastTicks, frame.ticks());
        changed = true;
    }

    void track(String id) {
        track = id;
    }

    String flow() {
        return flow;
    }

    TapBlock.Source source() {
        return source;
    }

    int layer() {
        return source.layer();
    }

    /** The relay found no room for some packets. */
    void dropped() {
        dropped = true;
    }

    boolean takeDropped() {
        boolean result = dropped;
        dropped = false;
        return result;
    }

    boolean isOf(TapBlock.Source other) {
        return source.handle() == other.handle() && source.generation() == other.generation();
    }

    /** How far it is, if that changed since the last call; null otherwise. */
    @Nullable Source takeChange() {
        if (!changed || track == null) {
            return null;
        }
        changed = false;
        return new Source(
                flow,
                source.handle(),
                source.generation(),
                track,
                anchorTicks,
                anchorMillis,
                lastSequence,
                lastTicks);
    }
}
