package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.ReceiverStatistics;

/**
 * Whether a path loses so much that it is heard, or that a repair will often be lost as well.
 * Reports are of a second and few packets, so the worst of the last four seconds counts.
 */
public final class PathLoss {
    /** In 1/256 (2 %): one packet of sound in a second. */
    private static final int NOTICEABLE = 5;

    /** In 1/256 (8 %). */
    private static final int HEAVY = 20;

    private static final long HELD_NANOS = 4_000_000_000L;

    private final Spell noticeable = new Spell();
    private final Spell lossy = new Spell();
    private final Spell heavy = new Spell();

    /** When something was reported last. */
    private static final class Spell {
        private boolean any;
        private long at;

        void reported(long now) {
            any = true;
            at = now;
        }

        boolean lasts(long now) {
            return any && now - at <= HELD_NANOS;
        }
    }

    /** What of one stream was lost in the last second, in 1/256; repairs must not count. */
    public void reported(int fractionLost, long now) {
        if (fractionLost >= NOTICEABLE) {
            noticeable.reported(now);
        }
        if (fractionLost >= ReceiverStatistics.LOSSY) {
            lossy.reported(now);
        }
        if (fractionLost >= HEAVY) {
            heavy.reported(now);
        }
    }

    /** Whether so much is lost that it would be heard. */
    boolean noticeable(long now) {
        return noticeable.lasts(now);
    }

    /** Whether so much is lost that asking once for a packet often fails. */
    boolean heavy(long now) {
        return heavy.lasts(now);
    }

    public boolean lossy(long now) {
        return lossy.lasts(now);
    }
}
