package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far the stream of quality windows has come, partition by partition. Whether a window is old
 * is asked of this and not of the wall clock: its partition has gone on without it. Overload, here
 * or where windows are made, thus delays a verdict and never turns it into “nothing is wrong”.
 *
 * <p>A partition's time is the newest end of a window read from it, and runs on with the wall clock
 * from the last one read while no more wait there. It is never ahead of the wall clock.
 */
final class StreamProgress {
    private final Map<Integer, Mark> marks = new HashMap<>();

    /**
     * One partition.
     *
     * @param newest the latest end of a window
     * @param idleSince since when nothing was there to be read
     */
    private record Mark(Instant newest, Instant idleSince) {
        Mark later(Mark other) {
            return new Mark(later(newest, other.newest), later(idleSince, other.idleSince));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** A window was read. */
    void read(int partition, Instant windowEnd, Instant arrivedAt) {
        marks.merge(partition, new Mark(windowEnd, arrivedAt), Mark::later);
    }

    /** Windows wait on these partitions that have not been read yet. */
    void behind(Set<Integer> partitions, Instant now) {
        partitions.forEach(partition ->
                marks.computeIfPresent(partition, (_, mark) -> new Mark(mark.newest(), now)));
    }

    /** The time of a partition; the wall clock where nothing has been read. */
    Instant of(int partition, Instant now) {
        Mark mark = marks.get(partition);
        if (mark == null) {
            return now;
        }
        Instant reached = mark.newest().plus(Duration.between(mark.idleSince(), now));
        return reached.isAfter(now) ? now : reached;
    }
}
