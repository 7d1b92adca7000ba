package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.Rtx;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.codec.PayloadTypes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sends packets of one stream once more, made anew from what came in: lost ones, and others to fill
 * the path for a moment.
 */
final class Repeats {
    private static final int PADDING = 255;

    private final RtpMunger munger;
    private final Egress egress;
    private final Scratch scratch;
    private final RepeatLimit limit = new RepeatLimit();
    private int rtxSequence;

    Repeats(RtpMunger munger, Egress egress, Scratch scratch, int firstRtxSequence) {
        this.munger = munger;
        this.egress = egress;
        this.scratch = scratch;
        rtxSequence = firstRtxSequence;
    }

    /**
     * Sends a lost packet: as a retransmission (RFC 4588), or as it was; twice to a receiver that
     * loses much, for whom the picture would else wait for another round trip. How many bytes went
     * out, 0 when it is not there any more.
     */
    int repeat(
            int sequence,
            OutboundStream stream,
            PayloadTypes types,
            boolean numbered,
            long roundTripNanos,
            long now) {
        if (munger.sentUnder(sequence) == null
                || !egress.admitsRepair(now)
                || !limit.admits(sequence, roundTripNanos, now)) {
            return 0;
        }
        int sent = send(sequence, stream, types, numbered, now);
        egress.repaired(sent);
        return sent > 0 && egress.repairsBoldly(now)
                ? sent + send(sequence, stream, types, numbered, now)
                : sent;
    }

    /** Sends a retransmission nobody has asked for. How many bytes went out. */
    int early(int sequence, OutboundStream stream, PayloadTypes types, boolean numbered, long now) {
        return munger.sentUnder(sequence) == null
                ? 0
                : send(sequence, stream, types, numbered, now);
    }

    /**
     * Sends an empty packet under a number that no other will have, so that the receiver doesn't
     * wait for it. How many bytes went out.
     */
    int fill(int sequence, OutboundStream stream, int payloadType, boolean numbered, long now) {
        if (payloadType < 0 || !limit.admits(sequence, -1, now)) {
            return 0;
        }
        RtpPacket.writeHeader(
                scratch.buffer,
                0,
                false,
                payloadType,
                sequence,
                munger.voidTimestamp(),
                stream.ssrc());
        egress.send(scratch.buffer, 0, RtpPacket.FIXED_HEADER, true, numbered, now);
        return RtpPacket.FIXED_HEADER;
    }

    private int send(
            int sequence, OutboundStream stream, PayloadTypes types, boolean numbered, long now) {
        int length = rebuild(sequence, stream, types);
        Encoding of = length > 0 ? scratch.packet.encoding() : null;
        int rtxPayloadType = of == null ? -1 : types.rtxPayloadType(of);
        if (rtxPayloadType >= 0) {
            return sendRepeated(length, rtxPayloadType, stream, numbered, now);
        }
        return length > 0 && egress.transport().repeatRtp(stream.ssrc(), sequence) ? length : 0;
    }

    /** Makes the packet again, behind free space in the scratch; its length, or -1. */
    private int rebuild(int sequence, OutboundStream stream, PayloadTypes types) {
        Mapping under = munger.sentUnder(sequence);
        if (under == null) {
            return -1;
        }
        if (!scratch.load(under.cache(), munger.sequenceIn(sequence), stream.video())) {
            return -1;
        }
        Encoding of = scratch.packet.encoding();
        if (of != null) {
            munger.repeat(scratch.packet, under, sequence, types.payloadType(of));
        }
        return scratch.packet.rtp.length();
    }

    private int sendRepeated(
            int length, int rtxPayloadType, OutboundStream stream, boolean numbered, long now) {
        int offset =
                Rtx.wrap(
                        scratch.buffer,
                        Scratch.HEADROOM,
                        stream.rtxSsrc(),
                        rtxPayloadType,
                        rtxSequence++);
        int total = length + Scratch.HEADROOM - offset;
        egress.transmit(scratch.buffer, offset, total, numbered, now);
        return total;
    }

    /**
     * Sends something the receiver doesn't need: the newest packet again, else nothing but padding
     * (RFC 4588 §4, RFC 3550 §5.1). How many bytes went out.
     */
    int pad(OutboundStream stream, PayloadTypes types, @Nullable Encoding of, long now) {
        int rtxPayloadType = of == null ? -1 : types.rtxPayloadType(of);
        if (rtxPayloadType < 0) {
            return 0;
        }
        int length = rebuild((int) munger.highestSequence() & 0xFFFF, stream, types);
        return length > 0
                ? sendRepeated(length, rtxPayloadType, stream, true, now)
                : sendPadding(rtxPayloadType, stream, now);
    }

    private int sendPadding(int rtxPayloadType, OutboundStream stream, long now) {
        byte[] target = scratch.buffer;
        int length = RtpPacket.FIXED_HEADER + PADDING;
        Arrays.fill(target, 0, length, (byte) 0);
        RtpPacket.writeHeader(target, 0, false, rtxPayloadType, rtxSequence++, 0, stream.rtxSsrc());
        target[0] |= 0x20;
        target[length - 1] = (byte) PADDING;
        egress.transmit(target, 0, length, true, now);
        return length;
    }
}
