package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.NtpTimestamp;

/**
 * What a receiver last said of a stream, and the round trip that follows from it (RFC 3550 §6.4.1).
 */
public final class ReceiverReport {
    /** On a long way a report is on an earlier one than was sent last. */
    private static final int REMEMBERED = 4;

    private final int[] sentCompactNtp = new int[REMEMBERED];
    private final long[] sentAt = new long[REMEMBERED];
    private int sent;
    private long packetsLost;
    private long jitter;
    private long roundTripNanos = -1;

    /** A sender report left with this NTP time. */
    public void sent(long ntp, long now) {
        sent = (sent + 1) % REMEMBERED;
        sentCompactNtp[sent] = NtpTimestamp.compact(ntp);
        sentAt[sent] = now;
    }

    public void received(
            int cumulativeLost, long jitter, int lastSenderReport, int delay, long now) {
        packetsLost = Math.max(0, cumulativeLost);
        this.jitter = jitter;
        for (int i = 0; lastSenderReport != 0 && i < REMEMBERED; i++) {
            if (sentCompactNtp[i] == lastSenderReport) {
                roundTripNanos = Math.max(0, now - sentAt[i] - NtpTimestamp.compactToNanos(delay));
            }
        }
    }

    public long packetsLost() {
        return packetsLost;
    }

    /** In timestamp units. */
    public long jitter() {
        return jitter;
    }

    /** Negative while unknown. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    /** Negative while unknown. */
    public double roundTripSeconds() {
        return roundTripNanos < 0 ? -1 : roundTripNanos / 1e9;
    }
}
