package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.speech.SpeechActivity;
import org.jspecify.annotations.Nullable;

/** One source of a track: the stream of a local client, or of another relay over the bridge. */
public final class InboundTrack {
    private static final long BEGIN_AFTER_SILENCE_NANOS = LayerSet.BEGIN_AFTER_SILENCE_NANOS;
    private static final int RESTART_JUMP = 3_000;
    private static final int SLOT_SIZE = 1_500;

    /** Header extension, SRTP tag, UDP and IP around a packet on its way to a receiver. */
    private static final int WIRE_OVERHEAD = 52;

    /** Where the stream comes from, to ask for more of it. */
    public interface Upstream {
        void requestKeyframe(InboundTrack track);

        /** Ask again for packets; {@link InboundTrack#missing()} says which are due. */
        void requestMissing(InboundTrack track, long now);
    }

    /** Where the stream goes. */
    public interface Sink {
        /** A new packet, in or out of order, never twice. */
        void media(InboundTrack source, MediaPacket packet, long now);
    }

    private final StreamInfo info;
    private final LayerSet layers;
    private final Upstream upstream;
    private final Sink sink;
    private final ReceiverStatistics statistics;
    private final SenderClock clock;
    private final PacketCache cache;
    private final MissingPackets missing = new MissingPackets();
    private final KeyframeRequests keyframes = new KeyframeRequests();
    private final RecentKeyframe recentKeyframe;
    private final BitRate bitRate = new BitRate();
    private final SpeechActivity speech = new SpeechActivity();

    private int generation;
    private boolean flowing;
    private long highest;
    private long lastArrival;
    private int height;
    private @Nullable Encoding encoding;
    private long packets;
    private long bytes;
    private long nacks;
    private long keyframeRequests;

    /** A stream without simulcast. */
    public InboundTrack(StreamInfo info, Upstream upstream, Sink sink) {
        this(info, new LayerSet(), upstream, sink);
    }

    public InboundTrack(StreamInfo info, LayerSet layers, Upstream upstream, Sink sink) {
        this.info = info;
        this.layers = layers;
        this.upstream = upstream;
        this.sink = sink;
        statistics = new ReceiverStatistics(info.clockRate());
        clock = new SenderClock(info.clockRate());
        cache = new PacketCache(info.video() ? 512 : 64, SLOT_SIZE);
        recentKeyframe = new RecentKeyframe(cache);
        layers.add(this);
    }

    /** A packet of the stream itself, reduced to its fixed header. */
    public void received(MediaPacket packet, long now) {
        int sequence = packet.rtp.sequenceNumber();
        if (flowing
                && Math.abs(SequenceNumber.extend(highest, sequence) - highest) > RESTART_JUMP) {
            restart();
        }
        packets++;
        bytes += packet.rtp.length();
        bitRate.add(packet.rtp.length() + WIRE_OVERHEAD, now);
        statistics.received(sequence, packet.rtp.timestamp(), now);
        accept(packet, sequence, now);
    }

    /** A packet of the stream that was repeated: unwrapped from RTX. */
    public void repaired(MediaPacket packet, long now) {
        if (flowing) {
            accept(packet, packet.rtp.sequenceNumber(), now);
        }
    }

    private void accept(MediaPacket packet, int sequence, long now) {
        long extended = flowing ? SequenceNumber.extend(highest, sequence) : sequence + 0x1_0000L;
        if (flowing && (extended <= highest - cache.capacity() || cache.contains(sequence))) {
            return;
        }
        noteArrival(extended, now);
        cache.store(packet.rtp);
        packet.inspect(info.video());
        if (packet.audioLevel() >= 0) {
            speech.heard(packet.audioLevel(), packet.timestamp(), now);
        }
        encoding = packet.encoding();
        if (packet.startsKeyframe()) {
            keyframes.arrived();
            recentKeyframe.began(extended, now);
            height = packet.height() > 0 ? packet.height() : height;
        }
        sink.media(this, packet, now);
    }

    private void noteArrival(long extended, long now) {
        layers.arrived(this, now);
        boolean carriedOn = info.local() || !silent(now);
        lastArrival = now;
        if (!flowing) {
            flowing = true;
            highest = extended;
        } else if (extended < highest) {
            missing.remove((int) extended & 0xFFFF);
        } else {
            if (carriedOn) {
                noteGap(extended, now);
            }
            highest = extended;
        }
    }

    private void noteGap(long extended, long now) {
        if (!info.repairable()) {
            return;
        }
        for (long lost = highest + 1; lost < extended; lost++) {
            missing.add((int) lost & 0xFFFF, now);
        }
    }

    private void restart() {
        generation++;
        flowing = false;
        cache.clear();
        recentKeyframe.forget();
        missing.clear();
        statistics.restart();
    }

    /**
     * The other relay goes on sending a stream that it kept to itself. What comes now didn't begin
     * now, and must not outdo a source that did.
     */
    public void resumed(long now) {
        layers.resumed(now);
    }

    /** Whether nothing has come for half a second, or ever. */
    boolean silent(long now) {
        return !flowing || now - lastArrival > BEGIN_AFTER_SILENCE_NANOS;
    }

    /** The sender said goodbye; what comes later begins anew. */
    public void ended(long now) {
        lastArrival = now - 2 * BEGIN_AFTER_SILENCE_NANOS;
        missing.clear();
    }

    /** Somebody can't go on without a keyframe. */
    public void wantKeyframe(long now) {
        if (info.video()) {
            keyframes.want();
            requestKeyframeIfDue(now);
        }
    }

    /** Whether somebody wants a keyframe that has not come. */
    boolean awaitsKeyframe() {
        return keyframes.wanted();
    }

    /** Sends requests that have become due. */
    public void tick(long now) {
        if (!missing.isEmpty()) {
            upstream.requestMissing(this, now);
            if (missing.takeGaveUp()) {
                wantKeyframe(now);
            }
        }
        requestKeyframeIfDue(now);
    }

    private void requestKeyframeIfDue(long now) {
        if (!keyframes.wanted()) {
            return;
        }
        if (now - lastArrival > 2 * BEGIN_AFTER_SILENCE_NANOS) {
            keyframes.forget();
        } else if (keyframes.due(now)) {
            keyframeRequests++;
            upstream.requestKeyframe(this);
        }
    }

    public void countNack() {
        nacks++;
    }

    public StreamInfo info() {
        return info;
    }

    public ReceiverStatistics statistics() {
        return statistics;
    }

    public SenderClock clock() {
        return clock;
    }

    public PacketCache cache() {
        return cache;
    }

    public RecentKeyframe recentKeyframe() {
        return recentKeyframe;
    }

    /**
     * How many packets somebody who begins with the recent keyframe needs; 0: ask for a new one.
     */
    public int packetsSinceKeyframe(long now) {
        return flowing ? recentKeyframe.packets(highest, now) : 0;
    }

    public MissingPackets missing() {
        return missing;
    }

    /** How it has sounded lately, as far as its packets say. */
    public SpeechActivity speech() {
        return speech;
    }

    /** Whether anything has come yet. */
    public boolean flowing() {
        return flowing;
    }

    /** Grows when the stream's numbers start anew. */
    public int generation() {
        return generation;
    }

    /** The stream itself and its other layers. */
    public LayerSet layers() {
        return layers;
    }

    /** What the newest packet was; null before the first. */
    public @Nullable Encoding encoding() {
        return encoding;
    }

    /** Lines of the picture as the last keyframe said, 0 when unknown. */
    public int height() {
        return height;
    }

    /** What a receiver's path needs for it, by what has come lately. */
    public long bitsPerSecond(long now) {
        return bitRate.bitsPerSecond(now);
    }

    public long lastArrival() {
        return lastArrival;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    public long nacks() {
        return nacks;
    }

    public long keyframeRequests() {
        return keyframeRequests;
    }
}
