package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which packet of which source went out under each of the latest sequence numbers, so
 * that a lost one can be made again.
 */
final class Sequencer {
    private final int mask;
    private final @Nullable Mapping[] mappings;
    private final long[] sequencesOut;
    private final int[] sequencesIn;
    private final int[] skippedPictures;

    /**
     * @param capacity packets remembered, a power of two
     */
    Sequencer(int capacity) {
        mask = capacity - 1;
        mappings = new @Nullable Mapping[capacity];
        sequencesOut = new long[capacity];
        sequencesIn = new int[capacity];
        skippedPictures = new int[capacity];
    }

    /** A packet went out. */
    void sent(long sequenceOut, int sequenceIn, int skipped, Mapping mapping) {
        int slot = (int) sequenceOut & mask;
        sequencesOut[slot] = sequenceOut;
        sequencesIn[slot] = sequenceIn;
        skippedPictures[slot] = skipped;
        mappings[slot] = mapping;
    }

    /**
     * What the packet was made by; null when that was too long ago, or never.
     *
     * @param highestSent extended sequence number sent last
     */
    @Nullable Mapping mapping(int sequence, long highestSent) {
        int slot = sequence & mask;
        boolean known = sequencesOut[slot] == SequenceNumber.extend(highestSent, sequence);
        return known ? mappings[slot] : null;
    }

    /** The source's sequence number of a packet that {@link #mapping} knew. */
    int sequenceIn(int sequence) {
        return sequencesIn[sequence & mask];
    }

    /** How many pictures had been left out before it. */
    int skippedPictures(int sequence) {
        return skippedPictures[sequence & mask];
    }
}
