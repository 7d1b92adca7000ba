package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.AudioLevel;
import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import dev.evenkeel.media.sfu.inbound.BitRate;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;
import dev.evenkeel.media.sfu.inbound.SenderClock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the packets of one track to one client, in the client's numbers, and counts them. */
final class TrackWriter {
    /** Header extension, SRTP tag, UDP and IP. */
    private static final int OVERHEAD = 52;

    private final Egress egress;
    private final Scratch scratch;
    private final RtpMunger munger;
    private final Repeats repeats;
    private final Redundancy redundancy;
    private final ReceiverReport report = new ReceiverReport();
    private final EarlyRepeats.Stream again = this::again;

    private final BitRate soundRate = new BitRate();

    private OutboundStream stream;
    private PayloadTypes types;
    private boolean numbered;
    private int levelExtension;
    private int level = AudioLevel.UNKNOWN;
    private long packets;
    private long bytes;
    private long octets;

    TrackWriter(
            OutboundStream stream,
            PayloadTypes types,
            boolean numbered,
            Egress egress,
            Scratch scratch,
            RandomGenerator random) {
        this.stream = stream;
        this.types = types;
        this.numbered = numbered;
        this.egress = egress;
        this.scratch = scratch;
        int rtxSequence = random.nextInt(0x8000);
        munger =
                new RtpMunger(
                        stream.ssrc(),
                        stream.clockRate(),
                        random.nextInt(0x8000),
                        random.nextInt());
        repeats = new Repeats(munger, egress, scratch, rtxSequence);
        redundancy = new Redundancy(egress, scratch);
    }

    void types(PayloadTypes value, boolean isNumbered) {
        types = value;
        numbered = isNumbered;
    }

    void levelExtension(int id) {
        levelExtension = id <= 14 ? id : 0;
    }

    void stream(OutboundStream value) {
        stream = value;
    }

    OutboundStream stream() {
        return stream;
    }

    /** The receiver's number for it, -1 for none. */
    int payloadType(@Nullable Encoding of) {
        return redundancy.payloadType(of, types);
    }

    /**
     * A source takes over, or begins, with this packet.
     *
     * @param came when the packet came in
     */
    void switchTo(MediaPacket first, PacketCache cache, long came) {
        munger.switchTo(first, cache, came);
    }

    /** Rewrites the packet in place and sends it. False when its source sent it too early. */
    boolean send(MediaPacket packet, int payloadType, long now) {
        if (!munger.rewrite(packet, payloadType, now)) {
            return false;
        }
        level = packet.audioLevel();
        RtpPacket rtp = packet.rtp;
        int length =
                stream.video()
                        ? 0
                        : redundancy.write(
                                packet, munger.sentUnder(rtp.sequenceNumber()), types, now);
        if (length > 0) {
            emit(scratch.buffer, 0, length, now);
            count(length, length - RtpPacket.FIXED_HEADER);
            return true;
        }
        emit(rtp.buffer(), rtp.offset(), rtp.length(), now);
        count(rtp.length(), rtp.payloadLength());
        return true;
    }

    /**
     * Leaves the packet out; a number the receiver has seen a gap at is filled with an empty one.
     */
    void skip(MediaPacket packet, int payloadType, long now) {
        if (munger.skip(packet) || !munger.rewrite(packet, payloadType, now)) {
            return;
        }
        level = packet.audioLevel();
        emit(packet.rtp.buffer(), packet.rtp.offset(), RtpPacket.FIXED_HEADER, now);
        count(RtpPacket.FIXED_HEADER, 0);
    }

    private void emit(byte[] buffer, int offset, int length, long now) {
        if (stream.video()) {
            int sequence = NetworkOrder.uint16(buffer, offset + 2);
            egress.send(buffer, offset, length, true, numbered, now);
            egress.repeatEarly(again, sequence, egress.copiesOfPictures(now), now);
        } else {
            sendSound(buffer, offset, length, now);
        }
    }

    private void sendSound(byte[] buffer, int offset, int length, long now) {
        boolean redundant = (buffer[offset + 1] & 0x7F) == types.payloadType(Encoding.RED);
        int copies = egress.copiesOfSound(redundant, now);
        if (copies > 0) {
            egress.transport().remember(stream.ssrc());
        }
        int sequence = NetworkOrder.uint16(buffer, offset + 2);
        soundRate.add(length + OVERHEAD, now);
        egress.sendSound(buffer, offset, length, numbered, copies, levelExtension, level, now);
        egress.repeatEarly(again, sequence, copies, now);
    }

    /** Bit by bit as it was, sound; what comes twice the receiver drops (RFC 3711 §3.3.2). */
    private void again(int sequence, long now) {
        if (stream.video()) {
            bytes += repeats.early(sequence, stream, types, numbered, now);
        } else {
            egress.transport().repeatRtp(stream.ssrc(), sequence);
        }
    }

    private void count(int length, int payload) {
        packets++;
        bytes += length;
        octets += payload;
    }

    /** How many bytes went out, 0 when it is not there any more. */
    int repeat(int sequence, @Nullable Encoding of, long now) {
        if (stream.video() && egress.crowded() && munger.isSuperseded(sequence)) {
            return 0;
        }
        int sent =
                stream.video() && of != null && munger.isVoid(sequence)
                        ? repeats.fill(sequence, stream, types.payloadType(of), numbered, now)
                        : repeats.repeat(
                                sequence, stream, types, numbered, report.roundTripNanos(), now);
        bytes += sent;
        return sent;
    }

    /** How many bytes went out. */
    int pad(@Nullable Encoding of, long now) {
        int sent = numbered ? repeats.pad(stream, types, of, now) : 0;
        bytes += sent;
        return sent;
    }

    void writeSenderReport(RtcpWriter writer, SenderClock clock, long now) {
        long ntp = clock.ntpAt(now);
        int timestamp = clock.timestampAt(now) + munger.timestampOffset();
        writer.senderReport(stream.ssrc(), ntp, timestamp, packets, octets)
                .canonicalName(stream.ssrc(), stream.cname());
        report.sent(ntp, now);
    }

    /** What its sound takes of the path, by what has gone out lately. */
    long soundBitsPerSecond(long now) {
        return soundRate.bitsPerSecond(now);
    }

    /** Forgets pictures that wait for their turn. */
    void dropWaiting() {
        egress.drop(stream.ssrc());
    }

    ReceiverReport report() {
        return report;
    }

    Redundancy redundancy() {
        return redundancy;
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }
}
