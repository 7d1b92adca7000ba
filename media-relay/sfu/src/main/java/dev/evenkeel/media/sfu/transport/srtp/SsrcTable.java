package dev.evenkeel.media.sfu.transport.srtp;

import org.jspecify.annotations.Nullable;

/**
 * Streams by SSRC without boxing: open addressing, never more than half full, nothing is ever
 * removed.
 */
final class SsrcTable {
    private final int limit;
    private @Nullable SrtpStream[] slots = new SrtpStream[16];
    private int size;

    /**
     * @param limit how many streams it takes
     */
    SsrcTable(int limit) {
        this.limit = limit;
    }

    @Nullable SrtpStream find(int ssrc) {
        return slots[slot(slots, ssrc)];
    }

    boolean isFull() {
        return size >= limit;
    }

    void add(SrtpStream stream) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        slots[slot(slots, stream.ssrc)] = stream;
        size++;
    }

    private void grow() {
        @Nullable SrtpStream[] larger = new SrtpStream[2 * slots.length];
        for (SrtpStream stream : slots) {
            if (stream != null) {
                larger[slot(larger, stream.ssrc)] = stream;
            }
        }
        slots = larger;
    }

    /** Where the SSRC is, or would be. */
    private static int slot(@Nullable SrtpStream[] slots, int ssrc) {
        int mask = slots.length - 1;
        int slot = ((ssrc * 0x9E3779B9) >>> 16) & mask;
        for (SrtpStream at = slots[slot]; at != null && at.ssrc != ssrc; at = slots[slot]) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
