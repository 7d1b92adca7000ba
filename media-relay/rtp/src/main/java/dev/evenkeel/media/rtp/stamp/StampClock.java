package dev.evenkeel.media.rtp.stamp;

import dev.evenkeel.media.rtp.NtpTimestamp;
import java.time.Instant;

/**
 * NTP timestamps (RFC 5905 §6) that never step: the wall clock is read once, from then on a
 * monotonic clock counts. Whatever sets the wall clock meanwhile disturbs no measurement.
 */
public final class StampClock {
    /**
     * Error Estimate (RFC 4656 §4.1.2) of these timestamps: not synchronised as far as we know (S
     * 0), NTP format (Z 0), within a second (scale 32, multiplier 1).
     */
    public static final int ERROR_ESTIMATE = 32 << 8 | 1;

    /** From 1900, where NTP begins, to 1970. */
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long wallNanosInSecond;
    private final long wallSeconds;
    private final long startedAt;

    /**
     * @param wall the time at {@code nanoTime}
     * @param nanoTime reading of the monotonic clock
     */
    public StampClock(Instant wall, long nanoTime) {
        this.wallSeconds = wall.getEpochSecond() + NTP_EPOCH_SECONDS;
        this.wallNanosInSecond = wall.getNano();
        this.startedAt = nanoTime;
    }

    /** The timestamp at a later reading of the same monotonic clock. */
    public long ntp(long nanoTime) {
        return (wallSeconds << 32) + NtpTimestamp.ofNanos(wallNanosInSecond + nanoTime - startedAt);
    }

    /**
     * Nanoseconds from one timestamp to another, less than 68 years apart, negative when before.
     */
    public static long nanosBetween(long from, long to) {
        long span = to - from;
        long fraction = ((span & 0xFFFF_FFFFL) * NANOS_PER_SECOND) >>> 32;
        return (span >> 32) * NANOS_PER_SECOND + fraction;
    }
}
