package dev.evenkeel.media.rtp;

/** 64-bit NTP timestamps in 1/2^32 s and their compact middle 32 bits (RFC 3550 §4). */
public final class NtpTimestamp {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private NtpTimestamp() {}

    /** A time span, below 2^31 s, in NTP units. */
    public static long ofNanos(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
        return (seconds << 32) + (rest << 32) / NANOS_PER_SECOND;
    }

    /** The middle 32 bits, as in LSR. */
    public static int compact(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** A time span in 1/65,536 s, as in DLSR. */
    public static int compactSpan(long nanos) {
        return (int) (ofNanos(nanos) >>> 16);
    }

    /** Nanoseconds of a time span in 1/65,536 s. */
    public static long compactToNanos(int span) {
        return ((span & 0xFFFF_FFFFL) * NANOS_PER_SECOND) >> 16;
    }
}
