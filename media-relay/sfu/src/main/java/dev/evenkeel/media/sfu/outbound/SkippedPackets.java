package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import java.util.Arrays;

/**
 * How many packets and pictures of a source had been left out for a receiver at each of the latest
 * packets. A late packet gets the number that was kept free for it, not the one it would have now.
 */
final class SkippedPackets {
    private static final int CAPACITY = 512;
    private static final int ABSENT = -1;
    private static final int[] NONE = {};

    private int[] sequences = NONE;
    private int[] packetsAt = NONE;
    private int[] picturesAt = NONE;
    private int packets;
    private int pictures;
    private int newest;
    private int newestSkippedTimestamp;
    private boolean anySkipped;

    /** Counting starts with this packet. */
    void begin(int sequence) {
        packets = pictures = 0;
        newest = sequence - 1;
        anySkipped = false;
    }

    /** Whether newer packets have come already. */
    boolean isLate(int sequence) {
        return SequenceNumber.difference(sequence, newest) <= 0;
    }

    /** The newest packet goes on to the receiver. */
    void passed(int sequence) {
        newest = sequence;
        if (anySkipped) {
            note(sequence);
        }
    }

    /** The newest packet is left out. */
    void skipped(MediaPacket packet) {
        if (!anySkipped || packet.timestamp() != newestSkippedTimestamp) {
            pictures++;
        }
        if (sequences.length == 0) {
            sequences = new int[CAPACITY];
            packetsAt = new int[CAPACITY];
            picturesAt = new int[CAPACITY];
        }
        if (!anySkipped) {
            Arrays.fill(sequences, ABSENT);
            anySkipped = true;
        }
        newestSkippedTimestamp = packet.timestamp();
        packets++;
        newest = packet.sequenceNumber();
        note(newest);
    }

    private void note(int sequence) {
        int slot = sequence & CAPACITY - 1;
        sequences[slot] = sequence;
        packetsAt[slot] = packets;
        picturesAt[slot] = pictures;
    }

    /** How many packets had been left out before this one. */
    int packetsBefore(int sequence) {
        if (!anySkipped || !isLate(sequence)) {
            return packets;
        }
        int slot = noted(sequence);
        return slot < 0 ? 0 : packetsAt[slot];
    }

    /** How many pictures had been left out before this packet. */
    int picturesBefore(int sequence) {
        if (!anySkipped || !isLate(sequence)) {
            return pictures;
        }
        int slot = noted(sequence);
        return slot < 0 ? 0 : picturesAt[slot];
    }

    /** Where the nearest packet before it is noted; -1 when it came before all that is left out. */
    private int noted(int sequence) {
        for (int back = 1; back < CAPACITY; back++) {
            int earlier = SequenceNumber.add(sequence, -back);
            if (sequences[earlier & CAPACITY - 1] == earlier) {
                return earlier & CAPACITY - 1;
            }
        }
        return -1;
    }
}
