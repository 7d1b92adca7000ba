package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.NetworkOrder;

/**
 * Pictures that wait for their turn: a large one leaves over some time, so that it doesn't fill the
 * queues of the path. Room is made when first needed and reused.
 */
final class Pacer {
    private static final int CAPACITY = 512;

    /** Where it stands in a packet. */
    private static final int SSRC = 8;

    private static final double FACTOR = 2.5;
    private static final long BURST_NANOS = 20_000_000;
    private static final long LONGEST_WAIT_MILLIS = 300;

    private final byte[][] packets = new byte[CAPACITY][];
    private final int[] lengths = new int[CAPACITY];
    private final boolean[] numbered = new boolean[CAPACITY];
    private int first;
    private int count;
    private long queuedBytes;
    private long credit;
    private long creditedAt;

    /** Takes packets whose turn has come. */
    interface Wire {
        void transmit(byte[] buffer, int offset, int length, boolean numbered, long now);
    }

    /** Credits what may have been sent since the last call, a short burst at most. */
    void credit(long bitsPerSecond, long now) {
        long rate = (long) (FACTOR * bitsPerSecond);
        rate = Math.max(rate, queuedBytes * 8 * 1_000 / LONGEST_WAIT_MILLIS);
        long nanos = Math.clamp(now - creditedAt, 0, BURST_NANOS);
        creditedAt = now;
        credit = Math.min(credit + rate / 1_000 * nanos / 8_000_000, rate / 1_000 * 20 / 8);
    }

    /** Something was sent out of turn. */
    void spend(int bytes) {
        credit -= bytes;
    }

    boolean mustWait() {
        return count > 0 || credit <= 0;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    void add(byte[] buffer, int offset, int length, boolean isNumbered) {
        int slot = (first + count++) % CAPACITY;
        byte[] room = packets[slot];
        if (room == null || room.length < length) {
            room = packets[slot] = new byte[length + 127 & ~127];
        }
        System.arraycopy(buffer, offset, room, 0, length);
        lengths[slot] = length;
        numbered[slot] = isNumbered;
        queuedBytes += length;
    }

    void clear() {
        count = 0;
        queuedBytes = 0;
    }

    /** Forgets what waits of one stream. */
    void drop(int ssrc) {
        int all = count;
        for (int i = 0; i < all; i++) {
            int slot = first;
            first = (first + 1) % CAPACITY;
            count--;
            queuedBytes -= lengths[slot];
            byte[] packet = packets[slot];
            if (packet != null && NetworkOrder.int32(packet, SSRC) != ssrc) {
                add(packet, 0, lengths[slot], numbered[slot]);
            }
        }
    }

    /** Sends what there is credit for, or one packet at least when there is no room left. */
    void drain(Wire wire, long now) {
        while (count > 0 && (credit > 0 || isFull())) {
            int slot = first;
            first = (first + 1) % CAPACITY;
            count--;
            queuedBytes -= lengths[slot];
            credit -= lengths[slot];
            wire.transmit(packets[slot], 0, lengths[slot], numbered[slot], now);
        }
    }
}
