package dev.evenkeel.incident.component.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a partition ended, and when. From it follows how long the record has waited that somebody
 * reads next, without reading it. One thread.
 */
public final class EndHistory {
    private final Duration longest;
    private final Deque<End> ends = new ArrayDeque<>();

    private record End(Instant at, long offset) {}

    /**
     * A history of which nothing is known.
     *
     * @param longest how far back it reaches
     */
    public EndHistory(Duration longest) {
        this.longest = longest;
    }

    /** The partition ended there; moments never go back. */
    public void ended(Instant at, long offset) {
        if (!ends.isEmpty() && ends.getLast().offset() > offset) {
            ends.clear(); // the topic was deleted and made again
        }
        if (ends.isEmpty() || ends.getLast().offset() != offset) {
            ends.addLast(new End(at, offset));
        }
        Instant oldest = at.minus(longest);
        while (ends.size() > 1 && ends.getFirst().at().isBefore(oldest)) {
            ends.removeFirst();
        }
    }

    /**
     * How long the record at that offset has been there, at the least: since the first look that
     * found the partition to end behind it. Nothing when there is no such record.
     */
    public Duration waited(long offset, Instant now) {
        for (End end : ends) {
            if (end.offset() > offset) {
                return Duration.between(end.at(), now);
            }
        }
        return Duration.ZERO;
    }
}
