package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.RtpPacket;
import java.util.Arrays;

/**
 * The latest packets of a stream by sequence number, as they came in. Slots are allocated once and
 * reused.
 */
public final class PacketCache {
    private static final int ABSENT = -1;

    private final byte[][] slots;
    private final int[] sequences;
    private final int[] lengths;
    private final int slotSize;

    /**
     * @param capacity packets kept, a power of two
     */
    public PacketCache(int capacity, int slotSize) {
        if (Integer.bitCount(capacity) != 1 || capacity > 1 << 16) {
            throw new IllegalArgumentException("capacity must be a power of two up to 65,536");
        }
        slots = new byte[capacity][];
        sequences = new int[capacity];
        lengths = new int[capacity];
        this.slotSize = slotSize;
        clear();
    }

    public int capacity() {
        return slots.length;
    }

    public boolean contains(int sequence) {
        return sequences[sequence & slots.length - 1] == sequence;
    }

    /**
     * Keeps a copy, in place of the packet {@link #capacity} before it. Packets above the slot size
     * are not kept.
     */
    public void store(RtpPacket packet) {
        int sequence = packet.sequenceNumber();
        int index = sequence & slots.length - 1;
        if (packet.length() > slotSize) {
            sequences[index] = ABSENT;
            return;
        }
        byte[] slot = slots[index];
        if (slot == null) {
            slot = slots[index] = new byte[slotSize];
        }
        System.arraycopy(packet.buffer(), packet.offset(), slot, 0, packet.length());
        sequences[index] = sequence;
        lengths[index] = packet.length();
    }

    /** Copies the packet to {@code offset}. Its length, or -1 when it isn't kept any more. */
    public int copy(int sequence, byte[] target, int offset) {
        if (!contains(sequence)) {
            return -1;
        }
        int index = sequence & slots.length - 1;
        System.arraycopy(slots[index], 0, target, offset, lengths[index]);
        return lengths[index];
    }

    /**
     * Looks at the packet where it is kept, until the next one is stored; not to be changed. False
     * when it isn't kept any more.
     */
    public boolean look(int sequence, RtpPacket view) {
        int index = sequence & slots.length - 1;
        return contains(sequence) && view.wrap(slots[index], 0, lengths[index]);
    }

    public void clear() {
        Arrays.fill(sequences, ABSENT);
    }
}
