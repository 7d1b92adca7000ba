package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;

/**
 * How one source's numbers become the receiver's, from one change of source to the next.
 *
 * @param cache of the source, to repeat packets from
 * @param firstIn the source's sequence number the mapping starts at
 * @param firstOut the receiver's for it, extended to 64 bits
 */
record Mapping(
        PacketCache cache,
        int firstIn,
        long firstOut,
        int timestampOffset,
        int pictureIdOffset,
        int tl0PicIdxOffset) {

    /** The receiver's number for one of the source's, were nothing left out. */
    int sequenceOut(int sequenceIn) {
        return SequenceNumber.add(sequenceIn, (int) firstOut - firstIn);
    }

    /**
     * Rewrites the packet from the numbers it came with.
     *
     * @param skippedPictures pictures left out before it
     */
    void apply(
            MediaPacket packet, int ssrc, int payloadType, int sequenceOut, int skippedPictures) {
        packet.rtp.ssrc(ssrc);
        packet.rtp.payloadType(payloadType);
        packet.rtp.sequenceNumber(sequenceOut);
        packet.rtp.timestamp(packet.timestamp() + timestampOffset);
        if (packet.pictureId() >= 0) {
            packet.rewritePictureId(packet.pictureId() + pictureIdOffset - skippedPictures);
        }
        if (packet.tl0PicIdx() >= 0) {
            packet.rewriteTl0PicIdx(packet.tl0PicIdx() + tl0PicIdxOffset);
        }
    }
}
