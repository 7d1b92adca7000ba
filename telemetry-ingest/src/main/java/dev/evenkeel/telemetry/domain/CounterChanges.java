package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much cumulative counters grew from one reading to the next.
 *
 * <p>A counter that went back has wrapped, if it is 32 bits wide and the step over its end is less
 * than half of its range (and, for octets, no more than the link can carry); otherwise, and when
 * the reader says that they count anew ({@link LinkMeasurement#countersSince()}), the device was
 * restarted, and then no counter of that reading tells a change (RFC 2578 section 7.1.6: a single
 * reading means nothing).
 */
final class CounterChanges {
    private static final long RANGE_32 = 1L << 32;
    private static final double TOLERANCE = 1.5;
    private static final int BITS_PER_OCTET = 8;
    private static final int NARROW = 32;

    private static final List<Function<LinkCounters, @Nullable Long>> COUNTERS =
            List.of(
                    LinkCounters::inOctets,
                    LinkCounters::outOctets,
                    LinkCounters::inErrors,
                    LinkCounters::outErrors,
                    LinkCounters::inDiscards,
                    LinkCounters::outDiscards,
                    LinkCounters::inPackets,
                    LinkCounters::outPackets);

    private CounterChanges() {}

    /** The changes; {@code null} when there is nothing to tell or the counters were reset. */
    static @Nullable LinkCounters between(LinkMeasurement before, LinkMeasurement now) {
        LinkCounters old = before.counters();
        LinkCounters read = now.counters();
        if (old == null || read == null || !before.timestamp().isBefore(now.timestamp())) {
            return null;
        }
        if (!Objects.equals(before.countersSince(), now.countersSince())) {
            return null;
        }
        boolean wraps = Objects.equals(now.counterBits(), NARROW);
        if (COUNTERS.stream().anyMatch(c -> isReset(c.apply(old), c.apply(read), wraps))) {
            return null;
        }
        LinkCounters changes =
                new LinkCounters(
                        change(old.inOctets(), read.inOctets()),
                        change(old.outOctets(), read.outOctets()),
                        change(old.inErrors(), read.inErrors()),
                        change(old.outErrors(), read.outErrors()),
                        change(old.inDiscards(), read.inDiscards()),
                        change(old.outDiscards(), read.outDiscards()),
                        change(old.inPackets(), read.inPackets()),
                        change(old.outPackets(), read.outPackets()));
        return wraps && isBeyondTheLink(changes, before, now) ? null : changes;
    }

    private static boolean isReset(@Nullable Long old, @Nullable Long read, boolean wraps) {
        if (old == null || read == null || read >= old) {
            return false;
        }
        return !wraps || old >= RANGE_32 || read + RANGE_32 - old >= RANGE_32 / 2;
    }

    private static @Nullable Long change(@Nullable Long old, @Nullable Long read) {
        if (old == null || read == null) {
            return null;
        }
        return read >= old ? read - old : read + RANGE_32 - old;
    }

    private static boolean isBeyondTheLink(
            LinkCounters changes, LinkMeasurement before, LinkMeasurement now) {
        if (now.bitsPerSecond() == null) {
            return false;
        }
        double seconds = Duration.between(before.timestamp(), now.timestamp()).toMillis() / 1_000.0;
        double most = now.bitsPerSecond() / (double) BITS_PER_OCTET * seconds * TOLERANCE;
        return exceeds(changes.inOctets(), most) || exceeds(changes.outOctets(), most);
    }

    private static boolean exceeds(@Nullable Long octets, double most) {
        return octets != null && octets > most;
    }
}
