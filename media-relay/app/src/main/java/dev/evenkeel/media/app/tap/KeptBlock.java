package dev.evenkeel.media.app.tap;

import dev.evenkeel.media.sfu.tap.TapBlock;

/**
 * A block from when it comes until it may be filled again: when the recorder has said that it is
 * safe, or nobody will ask for it, and no connection is being written from it. Guarded by its flow.
 */
final class KeptBlock {
    private final long sequence;
    private final TapBlock block;
    private int writes;
    private boolean dismissed;

    KeptBlock(long sequence, TapBlock block) {
        this.sequence = sequence;
        this.block = block;
    }

    long sequence() {
        return sequence;
    }

    TapBlock block() {
        return block;
    }

    /** A connection begins to write from its memory. */
    void writing() {
        writes++;
    }

    /** A connection has written it, or never will; says whether it is free now. */
    boolean written() {
        writes--;
        return isFree();
    }

    /** Nobody will ask for it any more; says whether it is free now. */
    boolean dismiss() {
        dismissed = true;
        return isFree();
    }

    private boolean isFree() {
        return dismissed && writes == 0;
    }
}
