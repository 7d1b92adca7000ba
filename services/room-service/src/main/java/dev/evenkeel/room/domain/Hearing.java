package dev.evenkeel.room.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How well this process has heard relays at all.
 *
 * <p>When all fall silent at once, it is the observer who is deaf: those live at the last heartbeat
 * of all stay live, and for {@link #SETTLING} after the first one heard again.
 *
 * @param first when anything was heard first
 * @param newest when anything was heard last
 * @param deafFrom the last heartbeat before the latest time without any
 * @param deafUntil the first after it
 */
record Hearing(Instant first, Instant newest, Instant deafFrom, Instant deafUntil) {
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Instant NEVER = Instant.MIN;

    static Hearing nothing() {
        return new Hearing(NEVER, NEVER, NEVER, NEVER);
    }

    Hearing heard(Instant at) {
        if (first.equals(NEVER)) {
            return new Hearing(at, at, NEVER, NEVER);
        }
        boolean wasDeaf = at.isAfter(newest.plus(Relays.SILENCE));
        return new Hearing(
                first,
                at.isAfter(newest) ? at : newest,
                wasDeaf ? newest : deafFrom,
                wasDeaf ? at : deafUntil);
    }

    /** Whether a relay heard then counts as live now. */
    boolean isFresh(Instant heardAt, Instant now) {
        Instant lastSure = isDeaf(now) ? newest : now;
        if (heardAt.isAfter(lastSure.minus(Relays.SILENCE))) {
            return true;
        }
        boolean settling = !deafUntil.equals(NEVER) && now.isBefore(deafUntil.plus(SETTLING));
        return settling && heardAt.isAfter(deafFrom.minus(Relays.SILENCE));
    }

    /** Whether a relay last heard then was silent for so long while others were not. */
    boolean isMissing(Instant heardAt, Duration silence, Instant now) {
        return !first.equals(NEVER)
                && !isDeaf(now)
                && !heardAt.plus(heardAt.equals(NEVER) ? Duration.ZERO : silence).isAfter(now)
                && !first.plus(silence).isAfter(now)
                && (deafUntil.equals(NEVER) || !deafUntil.plus(silence).isAfter(now));
    }

    private boolean isDeaf(Instant now) {
        return !newest.equals(NEVER) && now.isAfter(newest.plus(Relays.SILENCE));
    }
}
