package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.ReceiverStatistics;

/**
 * Whether a path loses so much that a repair will often be lost as well. Reports are of a second
 * and few packets, so the worst of the last four seconds counts.
 */
public final class PathLoss {
    /** In 1/256 (8 %). */
    private static final int HEAVY = 20;

    private static final long HELD_NANOS = 4_000_000_000L;

    private int worst;
    private long worstAt;
    private boolean any;

    /** What of one stream was lost in the last second, in 1/256; repairs must not count. */
    public void reported(int fractionLost, long now) {
        if (!any || fractionLost >= worst || now - worstAt > HELD_NANOS) {
            any = true;
            worst = fractionLost;
            worstAt = now;
        }
    }

    /** Whether so much is lost that asking once for a packet often fails. */
    boolean heavy(long now) {
        return lossy(now) && worst >= HEAVY;
    }

    public boolean lossy(long now) {
        return any && worst >= ReceiverStatistics.LOSSY && now - worstAt <= HELD_NANOS;
    }
}
