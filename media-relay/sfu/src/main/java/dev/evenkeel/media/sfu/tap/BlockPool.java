package dev.evenkeel.media.sfu.tap;

import org.jspecify.annotations.Nullable;

/**
 * The blocks of a relay, shared by its taps and bounded: made when first needed, used again and
 * again.
 */
public final class BlockPool {
    private final int capacity;
    private final BlockStack free = new BlockStack();
    private int made;

    /**
     * @param bytes most memory all blocks may take
     */
    public BlockPool(long bytes) {
        if (bytes < TapBlock.CAPACITY) {
            throw new IllegalArgumentException(
                    "a tap needs at least %d bytes, not %d".formatted(TapBlock.CAPACITY, bytes));
        }
        capacity = (int) Math.min(Integer.MAX_VALUE, bytes / TapBlock.CAPACITY);
    }

    /** On the relay's thread; null when all are in use. */
    @Nullable TapBlock take() {
        TapBlock block = free.pop();
        if (block == null && made < capacity) {
            made++;
            return new TapBlock();
        }
        return block;
    }

    /** Gives a block back, on any thread. Nobody may read it any more. */
    public void release(TapBlock block) {
        free.push(block);
    }
}
