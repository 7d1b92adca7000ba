package dev.evenkeel.media.sfu.inbound;

import dev.evenkeel.media.rtp.NtpTimestamp;

/**
 * The sender's own mapping of RTP time to wall-clock time, from its last report (RFC 3550 §6.4.1).
 */
public final class SenderClock {
    private final int clockRate;

    private boolean known;
    private long ntp;
    private int timestamp;
    private long arrivalNanos;

    public SenderClock(int clockRate) {
        this.clockRate = clockRate;
    }

    public void report(long ntp, int timestamp, long arrivalNanos) {
        known = true;
        this.ntp = ntp;
        this.timestamp = timestamp;
        this.arrivalNanos = arrivalNanos;
    }

    public boolean known() {
        return known;
    }

    /** NTP time of the last report. */
    public long reportedNtp() {
        return ntp;
    }

    /** The RTP timestamp that belongs to {@link #reportedNtp}. */
    public int reportedTimestamp() {
        return timestamp;
    }

    /** When the last report came. */
    public long reportedAt() {
        return arrivalNanos;
    }

    /** The sender's NTP time now, as far as its last report tells. */
    public long ntpAt(long now) {
        return ntp + NtpTimestamp.ofNanos(now - arrivalNanos);
    }

    /** The RTP timestamp that belongs to {@link #ntpAt}. */
    public int timestampAt(long now) {
        long elapsed = now - arrivalNanos;
        long seconds = elapsed / 1_000_000_000L;
        long rest = elapsed % 1_000_000_000L;
        return timestamp + (int) (seconds * clockRate + rest * clockRate / 1_000_000_000L);
    }

    /** LSR of a report block: 0 before the first report. */
    public int lastSenderReport() {
        return known ? NtpTimestamp.compact(ntp) : 0;
    }

    /** DLSR of a report block. */
    public int delaySinceLastSenderReport(long now) {
        return known ? NtpTimestamp.compactSpan(now - arrivalNanos) : 0;
    }
}
