package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One track on its way to one client, under SSRCs that belong to the relay. Video begins, and
 * changes its source, only with a keyframe.
 */
public final class DownTrack {
    private final MediaTransport transport;
    private final Scratch scratch;
    private final RtpMunger munger;
    private final SentPackets sent = new SentPackets();
    private final RepeatLimit repeatLimit = new RepeatLimit();
    private final ReceiverReport report = new ReceiverReport();

    private OutboundStream stream;
    private int rtxPayloadType;
    private int rtxSequence;
    private boolean serving;
    private @Nullable InboundTrack source;
    private int generation;
    private @Nullable Mapping mapping;
    private long packets;
    private long bytes;
    private long octets;
    private long nacks;
    private long keyframeRequests;

    public DownTrack(
            OutboundStream stream,
            int payloadType,
            int rtxPayloadType,
            MediaTransport transport,
            Scratch scratch,
            RandomGenerator random) {
        this.stream = stream;
        this.transport = transport;
        this.scratch = scratch;
        this.rtxPayloadType = rtxPayloadType;
        rtxSequence = random.nextInt(0x8000);
        munger =
                new RtpMunger(
                        stream.ssrc(),
                        stream.clockRate(),
                        payloadType,
                        random.nextInt(0x8000),
                        random.nextInt());
    }

    /** A later offer may number the formats differently. */
    public void formats(int payloadType, int rtxPayloadType) {
        this.rtxPayloadType = rtxPayloadType;
        munger.payloadType(payloadType);
    }

    /** Lets packets through from now on, or from the next keyframe. */
    public void serve(boolean value) {
        serving = value;
        if (!value) {
            source = null;
        }
    }

    public boolean serving() {
        return serving;
    }

    /** Whether it could send, were there a keyframe. */
    public boolean waiting() {
        return serving && source == null;
    }

    /** Another track comes behind the same SSRCs. */
    public void retarget(OutboundStream value) {
        stream = value;
        source = null;
    }

    /**
     * Sends a packet of the selected source, rewriting it in place. False when it was not for this
     * receiver.
     */
    public boolean forward(InboundTrack from, MediaPacket packet, long now) {
        if (!serving || packet.rtp.length() > MediaTransport.MAX_PACKET) {
            return false;
        }
        boolean continues = from == source && from.generation() == generation;
        if (!continues && !switchTo(from, packet, now)) {
            return false;
        }
        Mapping current = mapping;
        if (current == null || !munger.rewrite(packet, current, now)) {
            return false;
        }
        transport.sendRtp(packet.rtp.buffer(), packet.rtp.offset(), packet.rtp.length());
        count(packet.rtp.length());
        octets += packet.rtp.payloadLength();
        return true;
    }

    private boolean switchTo(InboundTrack from, MediaPacket packet, long now) {
        if (stream.video() && !packet.startsKeyframe()) {
            from.wantKeyframe(now);
            return false;
        }
        source = from;
        generation = from.generation();
        mapping = munger.switchTo(packet, from.cache(), now);
        sent.add(mapping);
        return true;
    }

    private void count(int length) {
        packets++;
        bytes += length;
    }

    /**
     * Sends a lost packet once more (RFC 4588, or as it was). False when it is not there any more.
     */
    public boolean repeat(int sequence, long now) {
        nacks++;
        Mapping under = sent.find(sequence, munger.highestSequence());
        if (!serving || under == null || !repeatLimit.admits(sequence, now)) {
            return false;
        }
        int length =
                under.cache().copy(under.sequenceIn(sequence), scratch.buffer, Scratch.HEADROOM);
        if (length < 0 || !scratch.packet.rtp.wrap(scratch.buffer, Scratch.HEADROOM, length)) {
            return false;
        }
        scratch.packet.inspect(stream.video());
        munger.repeat(scratch.packet, under);
        sendRepeated(length);
        return true;
    }

    private void sendRepeated(int length) {
        if (rtxPayloadType < 0) {
            transport.sendRtp(scratch.buffer, Scratch.HEADROOM, length);
            count(length);
            return;
        }
        int offset =
                Rtx.wrap(
                        scratch.buffer,
                        Scratch.HEADROOM,
                        stream.rtxSsrc(),
                        rtxPayloadType,
                        rtxSequence++);
        transport.sendRtp(scratch.buffer, offset, length + Scratch.HEADROOM - offset);
        bytes += length + Scratch.HEADROOM - offset;
    }

    /** The receiver can't go on without a keyframe. */
    public void keyframeRequested(long now) {
        keyframeRequests++;
        InboundTrack from = source;
        if (from != null) {
            from.wantKeyframe(now);
        }
    }

    /**
     * Adds a sender report in the publisher's own wall-clock time, so that the receiver can line up
     * the publisher's sound and picture (RFC 3550 §6.4.1). False while the publisher hasn't
     * reported yet.
     */
    public boolean writeSenderReport(RtcpWriter writer, long now) {
        InboundTrack from = source;
        Mapping current = mapping;
        if (from == null || current == null || !from.clock().known()) {
            return false;
        }
        long ntp = from.clock().ntpAt(now);
        int timestamp = from.clock().timestampAt(now) + current.timestampOffset();
        writer.senderReport(stream.ssrc(), ntp, timestamp, packets, octets)
                .canonicalName(stream.ssrc(), stream.cname());
        report.sent(ntp, now);
        return true;
    }

    public OutboundStream stream() {
        return stream;
    }

    public ReceiverReport report() {
        return report;
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
