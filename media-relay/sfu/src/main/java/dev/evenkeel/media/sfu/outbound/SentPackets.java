package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which mapping a receiver's sequence number came from, over the last few changes of
 * source.
 */
final class SentPackets {
    static final int CAPACITY = 16;

    private final @Nullable Mapping[] mappings = new @Nullable Mapping[CAPACITY];
    private int count;

    void add(Mapping mapping) {
        mappings[count++ % CAPACITY] = mapping;
    }

    /**
     * The mapping a packet was, or would have been, sent under; null when it is too old or was
     * never sent.
     *
     * @param highestSent extended sequence number sent last
     */
    @Nullable Mapping find(int sequence, long highestSent) {
        long extended = SequenceNumber.extend(highestSent, sequence);
        if (extended > highestSent) {
            return null;
        }
        for (int i = count - 1; i >= Math.max(0, count - CAPACITY); i--) {
            Mapping mapping = mappings[i % CAPACITY];
            if (mapping != null && mapping.firstOut() <= extended) {
                return mapping;
            }
        }
        return null;
    }
}
