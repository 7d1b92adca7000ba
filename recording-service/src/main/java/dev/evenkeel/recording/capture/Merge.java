package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.tap.TapBlock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Chooses whose block is recorded next. A person's media may come over one relay and then over the
 * other: blocks are taken in the order of their time, and the younger waits a moment for the elder.
 */
final class Merge {
    /** Relays hand on what they have every 100 ms. */
    static final long PATIENCE_MILLIS = 1_000;

    private Merge() {}

    /** Null when there is nothing, or something worth waiting for. */
    static @Nullable FlowState next(Collection<FlowState> flows, long nowMillis) {
        FlowState eldest = null;
        long began = Long.MAX_VALUE;
        boolean others = false;
        for (FlowState flow : flows) {
            TapBlock head = flow.peek();
            if (head != null && head.beganMillis() < began) {
                began = head.beganMillis();
                eldest = flow;
            }
            others |= head == null && flow.reading();
        }
        return others && nowMillis - began < PATIENCE_MILLIS ? null : eldest;
    }
}
