package dev.evenkeel.telemetry.snmp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when the counters of one interface count without a break. They begin anew when the device
 * starts again, when it says so ({@code ifCounterDiscontinuityTime}), when the interface gets
 * another index, and when they are read in another width.
 */
final class Continuity {
    private static final long MILLIS_PER_TICK = 10;

    /** How much the clocks of device and service may differ between two readings. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final int TOLERATED_SHARE = 100;

    private @Nullable Instant since;
    private @Nullable InterfaceReading last;

    /** Takes a reading; the time of the first one that it can be compared with. */
    Instant since(InterfaceReading reading) {
        Instant known = since;
        Instant found = known != null && goesOn(reading) ? known : reading.at();
        since = found;
        last = reading;
        return found;
    }

    private boolean goesOn(InterfaceReading reading) {
        InterfaceReading before = last;
        return before != null
                && before.index() == reading.index()
                && before.counterBits() == reading.counterBits()
                && before.discontinuityTicks() == reading.discontinuityTicks()
                && !startedAgain(before, reading);
    }

    /** It was not up as long as it should be by now. */
    private static boolean startedAgain(InterfaceReading before, InterfaceReading reading) {
        Duration elapsed = Duration.between(before.at(), reading.at());
        long grown = (reading.upTimeTicks() - before.upTimeTicks()) * MILLIS_PER_TICK;
        Duration tolerance = TOLERANCE.plus(elapsed.dividedBy(TOLERATED_SHARE));
        return grown < 0 || grown < elapsed.minus(tolerance).toMillis();
    }
}
