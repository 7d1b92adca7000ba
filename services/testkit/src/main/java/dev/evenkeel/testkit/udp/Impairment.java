package dev.evenkeel.testkit.udp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How bad the network is in one direction, independently for every datagram.
 *
 * @param lossRatio share of datagrams that vanish, 0–1
 * @param delay added to every datagram
 * @param jitter added on top, uniform between zero and this; datagrams keep their order
 * @param reorderRatio share of datagrams that skip delay and jitter and so overtake others, 0–1
 * @param bottleneck what all datagrams of a client have to pass first
 */
public record Impairment(
        double lossRatio,
        Duration delay,
        Duration jitter,
        double reorderRatio,
        Bottleneck bottleneck) {
    /** A perfect network. */
    public static final Impairment NONE = new Impairment(0, Duration.ZERO, Duration.ZERO, 0);

    public Impairment {
        requireRatio("lossRatio", lossRatio);
        requireRatio("reorderRatio", reorderRatio);
        requireNotNegative("delay", delay);
        requireNotNegative("jitter", jitter);
    }

    /** A network that is as wide as can be. */
    public Impairment(double lossRatio, Duration delay, Duration jitter, double reorderRatio) {
        this(lossRatio, delay, jitter, reorderRatio, Bottleneck.NONE);
    }

    /** Loss and nothing else. */
    public static Impairment loss(double ratio) {
        return new Impairment(ratio, Duration.ZERO, Duration.ZERO, 0);
    }

    /** This network with another loss. */
    public Impairment withLoss(double ratio) {
        return new Impairment(ratio, delay, jitter, reorderRatio, bottleneck);
    }

    /** This network with another delay and jitter. */
    public Impairment withDelay(Duration otherDelay, Duration otherJitter) {
        return new Impairment(lossRatio, otherDelay, otherJitter, reorderRatio, bottleneck);
    }

    /** This network with another bottleneck. */
    public Impairment through(Bottleneck other) {
        return new Impairment(lossRatio, delay, jitter, reorderRatio, other);
    }

    boolean loses(RandomGenerator random) {
        return random.nextDouble() < lossRatio;
    }

    boolean reorders(RandomGenerator random) {
        return random.nextDouble() < reorderRatio;
    }

    long delayNanos(RandomGenerator random) {
        var spread = jitter.toNanos();
        return delay.toNanos() + (spread == 0 ? 0 : random.nextLong(spread + 1));
    }

    private static void requireRatio(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }
}
