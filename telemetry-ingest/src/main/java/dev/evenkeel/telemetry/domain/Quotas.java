package dev.evenkeel.telemetry.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many samples each participant may send. Forgets a participant once its bucket is full again,
 * so that memory follows who is reporting now. Thread-safe.
 */
public final class Quotas {
    private static final int SWEEP_EVERY = 1_000;

    private final double samplesPerSecond;
    private final double burst;
    private final Map<Participant, TokenBucket> buckets = new HashMap<>();
    private int callsUntilSweep = SWEEP_EVERY;

    /**
     * @param samplesPerSecond in the long run
     * @param burst at once after a pause; at least the largest batch
     */
    public Quotas(double samplesPerSecond, double burst) {
        if (samplesPerSecond <= 0 || burst < 1) {
            throw new IllegalArgumentException(
                    "samplesPerSecond is %s and burst %s, expected more than 0 and at least 1"
                            .formatted(samplesPerSecond, burst));
        }
        this.samplesPerSecond = samplesPerSecond;
        this.burst = burst;
    }

    /**
     * Takes samples from the participant's quota.
     *
     * @param now reading of a monotonic clock in nanoseconds
     * @return zero when taken, else how long to wait; then nothing was taken
     */
    public synchronized Duration take(Participant participant, int samples, long now) {
        sweep(now);
        return buckets.computeIfAbsent(
                        participant, _ -> new TokenBucket(samplesPerSecond, burst, now))
                .take(samples, now);
    }

    synchronized int size() {
        return buckets.size();
    }

    private void sweep(long now) {
        if (--callsUntilSweep <= 0) {
            callsUntilSweep = SWEEP_EVERY;
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
    }
}
