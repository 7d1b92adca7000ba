package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MissingPackets;
import dev.evenkeel.media.sfu.outbound.PathLoss;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import org.jspecify.annotations.Nullable;

/**
 * What the relay tells a client about the streams it sends: reports, losses, the need of a
 * keyframe, the bit rate it may use.
 */
final class PublisherFeedback implements InboundTrack.Upstream, MissingPackets.Requests {
    static final long VIDEO_BITS_PER_SECOND = 2_500_000;

    private static final int NACK_ITEM = 4;

    /** Kept free for a canonical name. */
    private static final int RESERVED = 64;

    private final int ssrc;
    private final byte[] cname;
    private final MediaTransport transport;
    private final RtcpWriter writer = new RtcpWriter(1_200);
    private final PathLoss loss = new PathLoss();
    private long roundTripNanos;
    private int nackCount;
    private int nackSequence;
    private int nackFollowers;
    private @Nullable ArrivalFeedback arrivals;
    private int sequenceExtension;

    /**
     * @param ssrc the relay's own in reports to this client
     */
    PublisherFeedback(int ssrc, byte[] cname, MediaTransport transport) {
        this.ssrc = ssrc;
        this.cname = cname;
        this.transport = transport;
    }

    void roundTripNanos(long value) {
        roundTripNanos = Math.max(0, value);
    }

    /** Arrival times of packets are to be told (transport-cc), by this header extension; 0: not. */
    void transportSequence(int extension) {
        sequenceExtension = extension;
        if (extension > 0 && arrivals == null) {
            arrivals = new ArrivalFeedback();
        }
    }

    /** Notes when a packet came, whatever becomes of it. */
    void arrived(RtpPacket packet, long now) {
        ArrivalFeedback times = arrivals;
        int at = sequenceExtension == 0 ? -1 : packet.findExtension(sequenceExtension);
        if (times != null && at >= 0 && packet.extensionLength(at) == 2) {
            times.arrived(NetworkOrder.uint16(packet.buffer(), at), packet.ssrc(), now);
        }
    }

    /** Tells when the packets since the last time came. */
    void tellArrivals() {
        ArrivalFeedback times = arrivals;
        while (times != null && times.pending()) {
            times.write(begin(), ssrc);
            send();
        }
    }

    @Override
    public void requestKeyframe(InboundTrack track) {
        begin().pictureLossIndication(ssrc, track.info().ssrc());
        send();
    }

    /** Sent twice where much is lost: the request is small, and waiting for the next one is not. */
    @Override
    public void requestMissing(InboundTrack track, long now) {
        begin().nack(ssrc, track.info().ssrc());
        nackCount = 0;
        track.missing().due(now, roundTripNanos, this);
        if (nackCount > 0) {
            writeNackItem();
            track.countNack();
            send();
            if (loss.lossy(now)) {
                send();
            }
        }
    }

    /** Packs up to 17 neighbours into one item. */
    @Override
    public void request(int sequence) {
        int distance = SequenceNumber.difference(sequence, nackSequence);
        if (nackCount > 0 && distance >= 1 && distance <= 16) {
            nackFollowers |= 1 << (distance - 1);
            return;
        }
        if (nackCount > 0) {
            writeNackItem();
        }
        nackCount++;
        nackSequence = sequence;
        nackFollowers = 0;
    }

    private void writeNackItem() {
        if (writer.room() >= NACK_ITEM) {
            writer.nackItem(nackSequence, nackFollowers);
        }
    }

    /**
     * The regular report (RFC 3550 §6.4.2) on all of the client's streams, with the bit rate each
     * video may take unless the client finds it out by arrival times.
     */
    void report(Publications publications, long now) {
        begin();
        publications.forEach(track -> {
            if (track.flowing() && writer.room() > RESERVED) {
                writeBlock(track, now);
            }
        });
        writer.canonicalName(ssrc, cname);
        if (sequenceExtension == 0) {
            publications.forEach(this::writeMaximum);
        }
        send();
    }

    private void writeMaximum(InboundTrack track) {
        if (track.info().video() && writer.room() > RESERVED) {
            writer.receiverEstimatedMaximumBitrate(
                    ssrc, track.info().ssrc(), VIDEO_BITS_PER_SECOND);
        }
    }

    private void writeBlock(InboundTrack track, long now) {
        var statistics = track.statistics();
        int fractionLost = statistics.takeFractionLost();
        loss.reported(fractionLost, now);
        writer.reportBlock(
                track.info().ssrc(),
                fractionLost,
                (int) Math.min(statistics.cumulativeLost(), 0x7F_FFFF),
                statistics.highestSequence(),
                statistics.jitter(),
                track.clock().lastSenderReport(),
                track.clock().delaySinceLastSenderReport(now));
    }

    private RtcpWriter begin() {
        writer.clear();
        return writer.receiverReport(ssrc);
    }

    private void send() {
        transport.sendRtcp(writer.buffer(), 0, writer.length());
    }
}
