package dev.evenkeel.media.bench.call;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.Red;
import dev.evenkeel.media.rtp.RtpPacket;
import dev.evenkeel.media.rtp.SequenceNumber;
import java.util.List;

/** One sound stream as it comes, plain or redundant. */
public final class ReceivedSound {
    private static final int CLOCK = 48_000;

    private final int ssrc;
    private final int redType;
    private final boolean repeats;
    private final ReceivedPictures with;
    private final LossRequests requests = new LossRequests();
    private final Sounds sounds = new Sounds();
    private final StreamStatistics statistics;
    private long highest = 0x1_0000L;
    private long highestTimestamp = -1;

    ReceivedSound(int ssrc, int redType, boolean repeats, ReceivedPictures with) {
        this.ssrc = ssrc;
        this.redType = redType;
        this.repeats = repeats;
        this.with = with;
        statistics = new StreamStatistics(ssrc, CLOCK);
    }

    int ssrc() {
        return ssrc;
    }

    StreamStatistics statistics() {
        return statistics;
    }

    /** Takes a packet; what has to be asked for at once. */
    List<Integer> take(RtpPacket packet, long now) {
        packet.reduceToFixedHeader();
        statistics.received(packet.sequenceNumber(), packet.timestamp(), now);
        long sequence = SequenceNumber.extend(highest, packet.sequenceNumber());
        boolean first = sequence > highest || highestTimestamp < 0;
        highest = Math.max(highest, sequence);
        long timestamp = extend(packet.timestamp());
        sounds.came(timestamp, first, now);
        if (packet.payloadType() == redType) {
            redundant(packet, timestamp, now);
        }
        List<Integer> lost = requests.came(sequence, now);
        return repeats ? lost : List.of();
    }

    private long extend(int timestamp) {
        if (highestTimestamp < 0) {
            highestTimestamp = (1L << 32) + Integer.toUnsignedLong(timestamp);
        }
        long extended = highestTimestamp + (timestamp - (int) highestTimestamp);
        highestTimestamp = Math.max(highestTimestamp, extended);
        return extended;
    }

    /** The blocks before the new one. */
    private void redundant(RtpPacket packet, long timestamp, long now) {
        byte[] buffer = packet.buffer();
        int at = packet.payloadOffset();
        if (Red.primary(buffer, at, packet.payloadLength()) < 0) {
            return;
        }
        for (; (buffer[at] & 0x80) != 0; at += Red.REPEATED_HEADER) {
            int ticks = NetworkOrder.uint16(buffer, at + 1) >> 2;
            sounds.came(timestamp - ticks, false, now);
        }
    }

    List<Integer> due(long now) {
        return repeats ? requests.due(now) : List.of();
    }

    void play(long now) {
        sounds.play(with.heldBackMillis(), now);
    }

    /** Counts anew from now on. */
    public void restart() {
        sounds.restart();
    }

    /** Pieces of 20 ms whose time came. */
    public long played() {
        return sounds.played();
    }

    /** Of them, those that were not there. */
    public long lost() {
        return sounds.lost();
    }
}
