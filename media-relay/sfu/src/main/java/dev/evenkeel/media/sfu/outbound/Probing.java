package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.congestion.BandwidthEstimator;

/** Now and then sends faster for a moment, to see whether more goes through than is known. */
final class Probing {
    private static final long PROBE_NANOS = 60_000_000;
    private static final long INTERVAL_NANOS = 2_000_000_000;
    private static final double FACTOR = 2;
    private static final double MOST_OF_WISHED = 1.5;

    /** For what the probe left in queues to go. */
    private static final long PAUSE_NANOS = 250_000_000;

    private static final double WENT_THROUGH = 0.7;

    private long began;
    private long rate;
    private long bytesAtTick;
    private long tickedAt;

    /**
     * Begins a probe that is due, or goes on with the one that runs.
     *
     * @param wished bits a second the client would get were there room
     * @param bytesSent so far
     */
    void tick(
            BandwidthEstimator path,
            long wished,
            long bytesSent,
            Egress.Padding padding,
            long now) {
        if (path.probing()) {
            pad(path, bytesSent, padding, now);
        } else if (wished > path.bitsPerSecond() && (goesOn(path, now) || isDue(path, now))) {
            began = now;
            rate = (long) Math.min(FACTOR * path.bitsPerSecond(), MOST_OF_WISHED * wished);
            path.beginProbe();
        }
    }

    /** So much has been sent by the end of the tick. */
    void ticked(long bytesSent, long now) {
        tickedAt = now;
        bytesAtTick = bytesSent;
    }

    private boolean isDue(BandwidthEstimator path, long now) {
        return now - began > INTERVAL_NANOS && path.calmNanos(now) > INTERVAL_NANOS / 2;
    }

    /** The last probe, asked about once, went through: perhaps so does twice as much. */
    private boolean goesOn(BandwidthEstimator path, long now) {
        if (rate == 0 || now - began <= PAUSE_NANOS) {
            return false;
        }
        boolean wentThrough = path.bitsPerSecond() >= WENT_THROUGH * rate;
        rate = 0;
        return wentThrough && path.calmNanos(now) > PAUSE_NANOS;
    }

    /** Fills up to the rate of the probe what tracks did not send since the last tick. */
    private void pad(BandwidthEstimator path, long bytesSent, Egress.Padding padding, long now) {
        if (now - began >= PROBE_NANOS) {
            path.endProbe(now);
            return;
        }
        long elapsedMicros = Math.clamp((now - tickedAt) / 1_000, 0, 20_000);
        long due = rate / 1_000 * elapsedMicros / 8_000 - (bytesSent - bytesAtTick);
        while (due > 0) {
            int bytes = padding.pad(now);
            if (bytes == 0) {
                return;
            }
            due -= bytes;
        }
    }
}
