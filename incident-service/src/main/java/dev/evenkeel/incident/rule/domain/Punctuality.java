package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How late one relay's heartbeats come. Where all come late alike, the machine or this observer is
 * starved, and a missing one says less.
 *
 * @param heardAt the last heartbeat
 * @param worst the longest delay lately
 * @param worstAt when it ended
 */
record Punctuality(Instant heardAt, Duration worst, Instant worstAt) {
    static final Punctuality UNKNOWN = first(Instant.MAX);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** A longer gap is a relay that was away, or an observer that is known to have been deaf. */
    private static final Duration MOST = RelayWatch.OBSERVER_GAP.minus(INTERVAL);

    private static final Duration LATELY = Duration.ofSeconds(3);

    static Punctuality first(Instant heardAt) {
        return new Punctuality(heardAt, Duration.ZERO, heardAt);
    }

    Punctuality heard(Instant now) {
        Duration late = overdue(now);
        boolean keep = isLately(now) && worst.compareTo(late) > 0;
        return keep ? new Punctuality(now, worst, worstAt) : new Punctuality(now, late, now);
    }

    /** The longest delay lately, or that of the heartbeat being waited for. */
    Duration lateness(Instant now) {
        Duration late = overdue(now);
        return isLately(now) && worst.compareTo(late) > 0 ? worst : late;
    }

    private boolean isLately(Instant now) {
        return worstAt.isAfter(now.minus(LATELY));
    }

    private Duration overdue(Instant now) {
        if (!heardAt.isBefore(now)) {
            return Duration.ZERO;
        }
        Duration late = Duration.between(heardAt, now).minus(INTERVAL);
        if (late.isNegative()) {
            return Duration.ZERO;
        }
        return late.compareTo(MOST) < 0 ? late : MOST;
    }
}
