package dev.evenkeel.platform.rate;

import java.time.Duration;

/**
 * A token bucket: fills at a constant rate up to its capacity, and gives what it has. Not
 * thread-safe. Times are readings of one monotonic clock in nanoseconds.
 */
public final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private double level;
    private long filledAt;

    /**
     * A full one.
     *
     * @param perSecond how fast it fills
     * @param capacity how much it holds
     */
    public TokenBucket(double perSecond, double capacity, long now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.level = capacity;
        this.filledAt = now;
    }

    /**
     * Takes {@code amount} and answers zero, or takes nothing and answers how long until it could.
     * More than the capacity can be taken from a full bucket, which then owes the rest.
     */
    public Duration take(int amount, long now) {
        fill(now);
        double needed = Math.min(amount, capacity);
        if (needed <= level) {
            level -= amount;
            return Duration.ZERO;
        }
        double missing = needed - level;
        return Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS_PER_SECOND));
    }

    /** Whether it would be full by now: as good as a new one. */
    public boolean isFull(long now) {
        fill(now);
        return level >= capacity;
    }

    private void fill(long now) {
        level = Math.min(capacity, level + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
    }
}
