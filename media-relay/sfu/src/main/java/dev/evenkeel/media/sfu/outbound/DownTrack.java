package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One track on its way to one client, under SSRCs that belong to the relay. Video begins, and
 * changes its source, only with a keyframe.
 */
public final class DownTrack {
    /** Who says what it shows does so within this time. */
    private static final long VIEW_NANOS = 1_000_000_000;

    private final TrackWriter writer;
    private final LayerSelector selector = new LayerSelector();
    private final Feed feed;

    private boolean serving;
    private View view = View.UNKNOWN;
    private final Room room = new Room();
    private @Nullable LayerSet offered;
    private long offeredAt;
    private @Nullable Encoding encoding;
    private long nacks;
    private long keyframeRequests;

    public DownTrack(
            OutboundStream stream,
            PayloadTypes types,
            boolean numbered,
            Egress egress,
            Scratch scratch,
            RandomGenerator random) {
        writer = new TrackWriter(stream, types, numbered, egress, scratch, random);
        feed = new Feed(selector, writer, scratch);
    }

    /**
     * A later offer may number the formats differently.
     *
     * @param isNumbered the line's packets carry the transport's sequence number
     */
    public void types(PayloadTypes value, boolean isNumbered) {
        writer.types(value, isNumbered);
    }

    /** Packets say how loud they are with this header extension (RFC 6464); 0: not. */
    public void levelExtension(int id) {
        writer.levelExtension(id);
    }

    /**
     * Lets packets through from now on, or from the next keyframe. That the path had no room when
     * it last carried media says nothing of now.
     */
    public void serve(boolean value) {
        if (value && !serving) {
            room.begin(view.hidden());
        }
        serving = value;
        if (!value) {
            selector.reset();
        }
    }

    public boolean serving() {
        return serving;
    }

    /** What the receiver shows of it from now on; it counts with the next {@link Allocation}. */
    public void view(View value) {
        view = value;
    }

    public View view() {
        return view;
    }

    /** Whether it has only begun, and its receiver may yet say what it shows. */
    public boolean awaitsView(long now) {
        return view == View.UNKNOWN && (offered == null || now - offeredAt < VIEW_NANOS);
    }

    /**
     * What it may send.
     *
     * @param layer the largest simulcast layer
     * @param temporalLayer the highest temporal layer
     */
    public void allow(int layer, int temporalLayer) {
        room.resume();
        selector.limit(layer, temporalLayer);
    }

    /** It is hidden, or the receiver's path has no room for it now. */
    public void pause() {
        room.pause();
        selector.reset();
    }

    /**
     * What flows is more than the whole path carries: it ends now, not once the smaller one has
     * begun, and what waits of it is forgotten.
     */
    void leave() {
        selector.reset();
        writer.dropWaiting();
        room.beginAgain();
    }

    /** What its sound takes of the path, 0 before it flows. */
    long soundBitsPerSecond(long now) {
        return writer.soundBitsPerSecond(now);
    }

    /** The voice cannot be heard: it begins anew when it can, without a gap. */
    public void rest() {
        selector.reset();
    }

    /** Whether it may send again since the last call: it waits for a keyframe. */
    public boolean takeResumed() {
        return room.takeResumed();
    }

    Room room() {
        return room;
    }

    public boolean paused() {
        return room.paused();
    }

    /** Whether packets are wanted, were there any. */
    public boolean wanted() {
        return serving && !room.paused();
    }

    /** What it chooses from; null before the first packet. */
    public @Nullable LayerSet offered() {
        return offered;
    }

    public TrackState state() {
        if (!serving) {
            return TrackState.IDLE;
        }
        if (feed.unplayable()) {
            return TrackState.NO_COMMON_CODEC;
        }
        if (!wanted()) {
            return TrackState.PAUSED;
        }
        if (selector.current() != null) {
            return TrackState.FLOWING;
        }
        return offered != null && !stream().video() ? TrackState.SILENT : TrackState.WAITING;
    }

    /** The layer it gets, -1 for none. */
    public int layer() {
        InboundTrack from = selector.current();
        return from == null ? -1 : from.info().layer();
    }

    /** Whether it may have the base temporal layer only. */
    boolean thin() {
        return selector.temporalLimit() == 0;
    }

    /** The largest layer it may get. */
    public int layerLimit() {
        return selector.limit();
    }

    /** What it gets, or would get could it decode it; null before the first packet. */
    public @Nullable Encoding encoding() {
        return encoding;
    }

    /** Another track comes behind the same SSRCs. */
    public void retarget(OutboundStream value) {
        writer.stream(value);
        feed.begin();
        room.begin(false);
        offered = null;
    }

    /**
     * Sends a packet of the selected source, rewriting it in place. False when it was not for this
     * receiver.
     */
    public boolean forward(InboundTrack from, MediaPacket packet, long now) {
        if (offered == null) {
            offeredAt = now;
        }
        offered = from.layers();
        encoding = packet.encoding();
        if (!wanted() || packet.rtp.length() > MediaTransport.MAX_PACKET) {
            return false;
        }
        return feed.take(from, packet, now);
    }

    /**
     * Sends a lost packet once more: as a retransmission (RFC 4588), or as it was. False when it is
     * not there any more.
     */
    public boolean repeat(int sequence, long now) {
        nacks++;
        return serving && writer.repeat(sequence, encoding, now) > 0;
    }

    /** The receiver has not got a packet, and may not have asked for it yet. */
    public void lost(int sequence, long now) {
        if (serving && stream().video()) {
            writer.repeat(sequence, encoding, now);
        }
    }

    /**
     * Sends something the receiver doesn't need, to fill the path for a moment. How many bytes went
     * out.
     */
    public int pad(long now) {
        return writer.pad(encoding, now);
    }

    /** The receiver can't go on without a keyframe. */
    public void keyframeRequested(long now) {
        keyframeRequests++;
        InboundTrack from = selector.current();
        if (from != null) {
            from.wantKeyframe(now);
        }
    }

    /** It can begin: with the keyframe that went by just before, or with one that is asked for. */
    public void begin(LayerSet of, long now) {
        InboundTrack best = of.best(selector.limit());
        if (wanted() && best != null && !(stream().video() && feed.catchUp(best, now))) {
            best.wantKeyframe(now);
        }
    }

    /**
     * Adds a sender report in the publisher's own wall-clock time, so that the receiver can line up
     * the publisher's sound and picture (RFC 3550 §6.4.1). False while the publisher hasn't
     * reported yet.
     */
    public boolean writeSenderReport(RtcpWriter report, long now) {
        InboundTrack from = selector.current();
        if (from == null || !from.clock().known()) {
            return false;
        }
        writer.writeSenderReport(report, from.clock(), now);
        return true;
    }

    public OutboundStream stream() {
        return writer.stream();
    }

    public ReceiverReport report() {
        return writer.report();
    }

    public Redundancy redundancy() {
        return writer.redundancy();
    }

    public long packets() {
        return writer.packets();
    }

    public long bytes() {
        return writer.bytes();
    }

    public long nacks() {
        return nacks;
    }

    public long keyframeRequests() {
        return keyframeRequests;
    }
}
