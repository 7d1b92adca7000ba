package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.inbound.PacketCache;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites headers so that a receiver sees one stream whatever source or layer is behind it, and
 * whatever is left out of it: sequence numbers and picture ids go on by one, timestamps by the time
 * that passed, never backwards.
 */
final class RtpMunger {
    private static final long MAX_ELAPSED_NANOS = 3_600_000_000_000L;
    private static final int VIDEO_PACKETS = 512;
    private static final int AUDIO_PACKETS = 64;

    private final int ssrc;
    private final int clockRate;
    private final SkippedPackets skipped = new SkippedPackets();
    private final Sequencer sequencer;

    private @Nullable Mapping mapping;
    private long highestSequence;
    private int highestTimestamp;
    private long highestAt;
    private boolean started;
    private long firstSequence;
    private int switchTimestamp;
    private int pictureId;
    private int tl0PicIdx;

    /** The first packet gets the sequence number after {@code initialSequence}. */
    RtpMunger(int ssrc, int clockRate, int initialSequence, int initialTimestamp) {
        this.ssrc = ssrc;
        this.clockRate = clockRate;
        sequencer = new Sequencer(clockRate == 90_000 ? VIDEO_PACKETS : AUDIO_PACKETS);
        highestSequence = 0x1_0000L + initialSequence;
        highestTimestamp = initialTimestamp;
    }

    /** A source takes over, or begins, with this packet. */
    void switchTo(MediaPacket first, PacketCache cache, long now) {
        int timestamp = highestTimestamp + (started ? elapsedTicks(now) : 0);
        highestAt = started ? highestAt : now;
        firstSequence = started ? firstSequence : highestSequence + 1;
        started = true;
        switchTimestamp = timestamp;
        mapping =
                new Mapping(
                        cache,
                        first.sequenceNumber(),
                        highestSequence + 1,
                        timestamp - first.timestamp(),
                        pictureId + 1 - Math.max(0, first.pictureId()),
                        tl0PicIdx + 1 - Math.max(0, first.tl0PicIdx()));
        skipped.begin(first.sequenceNumber());
    }

    private int elapsedTicks(long now) {
        long elapsed = Math.clamp(now - highestAt, 0, MAX_ELAPSED_NANOS);
        return (int) Math.max(1, elapsed / 1_000 * clockRate / 1_000_000);
    }

    /**
     * Rewrites a packet for this receiver. False when its source had sent it before the mapping
     * starts.
     */
    boolean rewrite(MediaPacket packet, int payloadType, long now) {
        Mapping current = mapping;
        if (current == null) {
            return false;
        }
        int in = packet.sequenceNumber();
        boolean late = skipped.isLate(in);
        int out = SequenceNumber.add(current.sequenceOut(in), -skipped.packetsBefore(in));
        int skippedPictures = skipped.picturesBefore(in);
        long sequence = SequenceNumber.extend(highestSequence, out);
        if (sequence < current.firstOut()) {
            return false;
        }
        current.apply(packet, ssrc, payloadType, out, skippedPictures);
        sequencer.sent(sequence, in, skippedPictures, current);
        if (!late) {
            skipped.passed(in);
        }
        if (sequence > highestSequence) {
            remember(packet, current, sequence, skippedPictures, now);
        }
        return true;
    }

    private void remember(
            MediaPacket packet, Mapping current, long sequence, int skippedPictures, long now) {
        highestSequence = sequence;
        int timestamp = packet.timestamp() + current.timestampOffset();
        if (timestamp - highestTimestamp > 0) {
            highestTimestamp = timestamp;
            highestAt = now;
        }
        if (packet.pictureId() >= 0) {
            pictureId = packet.pictureId() + current.pictureIdOffset() - skippedPictures;
            tl0PicIdx = packet.tl0PicIdx() + current.tl0PicIdxOffset();
        }
    }

    /**
     * Leaves a packet out, so that what follows takes its number. False when it comes too late for
     * that: its number is taken already, or the receiver waits for it.
     */
    boolean skip(MediaPacket packet) {
        if (skipped.isLate(packet.sequenceNumber())) {
            return false;
        }
        skipped.skipped(packet);
        return true;
    }

    /** Rewrites a packet that is sent once more, under the number it had. */
    void repeat(MediaPacket packet, Mapping under, int sequence, int payloadType) {
        under.apply(packet, ssrc, payloadType, sequence, sequencer.skippedPictures(sequence));
    }

    /** What a packet sent before was made by; null when it isn't known any more. */
    @Nullable Mapping sentUnder(int sequence) {
        return sequencer.mapping(sequence, highestSequence);
    }

    /**
     * Whether the number was kept for a packet of a source that has given way to another since: it
     * will not be sent any more.
     */
    boolean isVoid(int sequence) {
        Mapping current = mapping;
        long extended = SequenceNumber.extend(highestSequence, sequence);
        return current != null
                && extended < current.firstOut()
                && extended >= Math.max(firstSequence, highestSequence - VIDEO_PACKETS + 1)
                && sentUnder(sequence) == null;
    }

    /** Whether it is of a source that has given way to another since. */
    boolean isSuperseded(int sequence) {
        Mapping current = mapping;
        return current != null
                && SequenceNumber.extend(highestSequence, sequence) < current.firstOut();
    }

    /** A time between the last picture of the source before and the first of the one now. */
    int voidTimestamp() {
        return switchTimestamp - 1;
    }

    /** The source's number of a packet that {@link #sentUnder} knew. */
    int sequenceIn(int sequence) {
        return sequencer.sequenceIn(sequence);
    }

    /** Added to the source's timestamps; 0 before there is one. */
    int timestampOffset() {
        return mapping == null ? 0 : mapping.timestampOffset();
    }

    long highestSequence() {
        return highestSequence;
    }
}
