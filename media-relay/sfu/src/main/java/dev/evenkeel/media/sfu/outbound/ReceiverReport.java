package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.NtpTimestamp;

/**
 * What a receiver last said of a stream, and the round trip that follows from it (RFC 3550 §6.4.1).
 */
public final class ReceiverReport {
    private int sentCompactNtp;
    private long sentAt;
    private long packetsLost;
    private long jitter;
    private long roundTripNanos = -1;

    /** A sender report left with this NTP time. */
    public void sent(long ntp, long now) {
        sentCompactNtp = NtpTimestamp.compact(ntp);
        sentAt = now;
    }

    public void received(
            int cumulativeLost, long jitter, int lastSenderReport, int delay, long now) {
        packetsLost = Math.max(0, cumulativeLost);
        this.jitter = jitter;
        if (lastSenderReport != 0 && lastSenderReport == sentCompactNtp) {
            roundTripNanos = Math.max(0, now - sentAt - NtpTimestamp.compactToNanos(delay));
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
