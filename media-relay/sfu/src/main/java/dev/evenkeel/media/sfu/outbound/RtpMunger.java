package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;

/**
 * Rewrites headers so that a receiver sees one stream whatever source is behind it: sequence
 * numbers and VP8 picture ids go on by one over a change of source, timestamps by the time that
 * passed, never backwards.
 */
final class RtpMunger {
    private static final long MAX_ELAPSED_NANOS = 3_600_000_000_000L;

    private final int ssrc;
    private final int clockRate;
    private int payloadType;

    private long highestSequence;
    private int highestTimestamp;
    private long highestAt;
    private boolean started;
    private int pictureId;
    private int tl0PicIdx;

    /** The first packet gets the sequence number after {@code initialSequence}. */
    RtpMunger(int ssrc, int clockRate, int payloadType, int initialSequence, int initialTimestamp) {
        this.ssrc = ssrc;
        this.clockRate = clockRate;
        this.payloadType = payloadType;
        highestSequence = 0x1_0000L + initialSequence;
        highestTimestamp = initialTimestamp;
    }

    void payloadType(int value) {
        payloadType = value;
    }

    /** A source takes over, or begins, with this packet. */
    Mapping switchTo(MediaPacket first, PacketCache cache, long now) {
        int timestamp = highestTimestamp + (started ? elapsedTicks(now) : 0);
        started = true;
        return new Mapping(
                cache,
                first.sequenceNumber(),
                highestSequence + 1,
                timestamp - first.timestamp(),
                pictureId + 1 - Math.max(0, first.pictureId()),
                tl0PicIdx + 1 - Math.max(0, first.tl0PicIdx()));
    }

    private int elapsedTicks(long now) {
        long elapsed = Math.clamp(now - highestAt, 0, MAX_ELAPSED_NANOS);
        return (int) Math.max(1, elapsed / 1_000 * clockRate / 1_000_000);
    }

    /**
     * Rewrites a packet for this receiver. False when its source had sent it before the mapping
     * starts.
     */
    boolean rewrite(MediaPacket packet, Mapping mapping, long now) {
        long sequence =
                SequenceNumber.extend(
                        highestSequence, mapping.sequenceOut(packet.sequenceNumber()));
        if (sequence < mapping.firstOut()) {
            return false;
        }
        mapping.apply(packet, ssrc, payloadType);
        if (sequence > highestSequence) {
            remember(packet, mapping, sequence, now);
        }
        return true;
    }

    private void remember(MediaPacket packet, Mapping mapping, long sequence, long now) {
        highestSequence = sequence;
        int timestamp = packet.timestamp() + mapping.timestampOffset();
        if (timestamp - highestTimestamp > 0) {
            highestTimestamp = timestamp;
            highestAt = now;
        }
        if (packet.pictureId() >= 0) {
            pictureId = packet.pictureId() + mapping.pictureIdOffset();
            tl0PicIdx = packet.tl0PicIdx() + mapping.tl0PicIdxOffset();
        }
    }

    /** Rewrites a packet that is sent once more. */
    void repeat(MediaPacket packet, Mapping mapping) {
        mapping.apply(packet, ssrc, payloadType);
    }

    long highestSequence() {
        return highestSequence;
    }
}
