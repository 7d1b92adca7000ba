package dev.evenkeel.media.sfu.tap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands blocks from thread to thread without a lock and without allocation. Any thread may push,
 * but only one may take, which is what makes the exchange safe (no block comes back in between).
 */
final class BlockStack {
    private final AtomicReference<@Nullable TapBlock> top = new AtomicReference<>();

    void push(TapBlock block) {
        TapBlock below;
        do {
            below = top.get();
            block.next = below;
        } while (!top.compareAndSet(below, block));
    }

    @Nullable TapBlock pop() {
        TapBlock block;
        do {
            block = top.get();
            if (block == null) {
                return null;
            }
        } while (!top.compareAndSet(block, block.next));
        block.next = null;
        return block;
    }

    /** Everything, in the order of pushing. */
    List<TapBlock> takeAll() {
        List<TapBlock> taken = new ArrayList<>();
        for (TapBlock block = top.getAndSet(null); block != null; ) {
            TapBlock below = block.next;
            block.next = null;
            taken.add(block);
            block = below;
        }
        Collections.reverse(taken);
        return taken;
    }
}
