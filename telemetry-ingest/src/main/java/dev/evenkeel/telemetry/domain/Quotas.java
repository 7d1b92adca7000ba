package dev.evenkeel.telemetry.domain;

import dev.evenkeel.platform.rate.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How many samples each producer may send, by what it is. Forgets a producer once its bucket is
 * full again, so that memory follows who is reporting now. Thread-safe.
 */
public final class Quotas {
    private static final int SWEEP_EVERY = 1_000;

    private final Allowance participants;
    private final Allowance devices;
    private final Allowance sites;
    private final Map<String, TokenBucket> buckets = new HashMap<>();
    private int callsUntilSweep = SWEEP_EVERY;

    /**
     * What one producer may send.
     *
     * @param samplesPerSecond in the long run
     * @param burst at once after a pause; at least the largest batch
     */
    public record Allowance(double samplesPerSecond, double burst) {
        public Allowance {
            if (samplesPerSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException(
                        "samplesPerSecond is %s and burst %s, expected more than 0 and at least 1"
                                .formatted(samplesPerSecond, burst));
            }
        }
    }

    public Quotas(Allowance participants, Allowance devices, Allowance sites) {
        this.participants = participants;
        this.devices = devices;
        this.sites = sites;
    }

    /**
     * Takes samples from the producer's quota.
     *
     * @param now reading of a monotonic clock in nanoseconds
     * @return zero when taken, else how long to wait; then nothing was taken
     */
    public synchronized Duration take(Producer producer, int samples, long now) {
        sweep(now);
        return buckets.computeIfAbsent(producer.name(), _ -> bucket(producer, now))
                .take(samples, now);
    }

    private TokenBucket bucket(Producer producer, long now) {
        Allowance allowance =
                switch (producer) {
                    case Producer.Participant _ -> participants;
                    case Producer.Device _ -> devices;
                    case Producer.Site _ -> sites;
                };
        return new TokenBucket(allowance.samplesPerSecond(), allowance.burst(), now);
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
