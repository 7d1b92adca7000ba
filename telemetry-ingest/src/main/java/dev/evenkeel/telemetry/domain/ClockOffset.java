package dev.evenkeel.telemetry.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges a sender's clock from when its samples were stamped and when they came.
 *
 * <p>A sample comes some time after it was stamped; the shortest such time of the last minutes is
 * nearly the error of the clock alone (the minimum filter of RFC 5905 section 10). A clock that is
 * ahead is certain at once, as nothing arrives before it happens. One that is behind looks like
 * samples that had to wait; it is believed only when no sample of three arrivals over a minute was
 * any fresher. Small errors are left alone. Not thread-safe.
 */
final class ClockOffset {
    static final Duration AHEAD = Duration.ofSeconds(2);
    static final Duration BEHIND = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration TRUST = Duration.ofMinutes(1);
    private static final int ARRIVALS = 3;

    private @Nullable Duration shortest;
    private @Nullable Duration shortestBefore;
    private Instant windowStart;
    private Instant first;
    private Instant lastArrival;
    private int arrivals;

    ClockOffset(Instant now) {
        windowStart = now;
        first = now;
        lastArrival = Instant.MIN;
    }

    /** Takes note of a sample. */
    void observe(Instant stamped, Instant now) {
        if (Duration.between(windowStart, now).compareTo(WINDOW) > 0) {
            shortestBefore = shortest;
            shortest = null;
            windowStart = now;
        }
        if (now.isAfter(lastArrival)) {
            arrivals++;
            lastArrival = now;
        }
        shortest = lesser(shortest, Duration.between(stamped, now));
    }

    /** What to add to the sender's times; {@code null} when its clock is good enough. */
    @Nullable Duration correction() {
        Duration offset = lesser(shortestBefore, shortest);
        if (offset == null) {
            return null;
        } else if (offset.compareTo(AHEAD.negated()) < 0) {
            return offset;
        }
        boolean believed =
                arrivals >= ARRIVALS
                        && Duration.between(first, lastArrival).compareTo(TRUST) >= 0
                        && offset.compareTo(BEHIND) > 0;
        return believed ? offset : null;
    }

    private static @Nullable Duration lesser(@Nullable Duration a, @Nullable Duration b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }
}
