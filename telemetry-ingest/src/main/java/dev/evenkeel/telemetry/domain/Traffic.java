package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.telemetry.LinkCounters;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LinkRates;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the changes of a link's counters say of its traffic. */
final class Traffic {
    private static final int BITS_PER_OCTET = 8;
    private static final double MILLIS = 1_000;

    /** Fewer say nothing of a share. */
    private static final long FEWEST_PACKETS = 100;

    private Traffic() {}

    /** The changes since a moment, per second. */
    static LinkRates rates(LinkCounters changes, Instant since, LinkMeasurement now) {
        double seconds = Duration.between(since, now.timestamp()).toMillis() / MILLIS;
        Double in = perSecond(changes.inOctets(), BITS_PER_OCTET, seconds);
        Double out = perSecond(changes.outOctets(), BITS_PER_OCTET, seconds);
        return new LinkRates(
                in,
                out,
                share(in, now.bitsPerSecond()),
                share(out, now.bitsPerSecond()),
                perSecond(changes.inErrors(), 1, seconds),
                perSecond(changes.outErrors(), 1, seconds),
                perSecond(changes.inDiscards(), 1, seconds),
                perSecond(changes.outDiscards(), 1, seconds));
    }

    /** The busier direction. */
    static @Nullable Double utilisationRatio(@Nullable LinkRates rates) {
        return rates == null
                ? null
                : worse(rates.inUtilisationRatio(), rates.outUtilisationRatio());
    }

    /**
     * The worse direction: what came in broken, and what was to go out and did not. What came in
     * and was discarded is not counted: most devices count frames there that were not for them.
     */
    static @Nullable Double lossRatio(@Nullable LinkCounters changes) {
        if (changes == null) {
            return null;
        }
        long inErrors = orNone(changes.inErrors());
        long outLost = orNone(changes.outErrors()) + orNone(changes.outDiscards());
        Long in = changes.inPackets() == null ? null : changes.inPackets() + inErrors;
        return worse(lost(inErrors, in), lost(outLost, changes.outPackets()));
    }

    private static @Nullable Double lost(long packets, @Nullable Long of) {
        return of == null || of < FEWEST_PACKETS ? null : Math.min(1, packets / (double) of);
    }

    private static @Nullable Double perSecond(@Nullable Long change, int times, double seconds) {
        return change == null || seconds <= 0 ? null : change * times / seconds;
    }

    /** Readings are taken a little earlier or later than they are dated: more than all is all. */
    private static @Nullable Double share(@Nullable Double rate, @Nullable Long bitsPerSecond) {
        return rate == null || bitsPerSecond == null || bitsPerSecond == 0
                ? null
                : Math.min(1, rate / bitsPerSecond);
    }

    private static @Nullable Double worse(@Nullable Double one, @Nullable Double other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }

    private static long orNone(@Nullable Long change) {
        return change == null ? 0 : change;
    }
}
