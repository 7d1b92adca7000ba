package dev.evenkeel.testkit.udp;

import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one client: decides which datagrams are lost and when the others leave. Pure;
 * time is an argument in nanoseconds.
 */
public final class DelayLine<T> {
    private record Waiting<T>(long releaseNanos, long order, T datagram)
            implements Comparable<Waiting<T>> {
        @Override
        public int compareTo(Waiting<T> other) {
            var byTime = Long.compare(releaseNanos - other.releaseNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final RandomGenerator random;
    private final Passage passage;
    private final Link link = new Link();
    private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>();
    private long lastRelease = Long.MIN_VALUE;
    private long count;

    public DelayLine(RandomGenerator random, Passage passage) {
        this.random = random;
        this.passage = passage;
    }

    /**
     * Takes a datagram in; {@code false} when it is lost. What is lost by chance was sent all the
     * same: it has been through the bottleneck.
     */
    public boolean offer(T datagram, int length, Impairment impairment, long nowNanos) {
        Bottleneck width = impairment.bottleneck();
        long through = link.pass(length, width, nowNanos);
        if (through == -1) {
            passage.overflowed();
            return false;
        }
        if (impairment.loses(random)) {
            passage.lost();
            return false;
        }
        long sending = width.narrow() ? width.nanosFor(length + Bottleneck.HEADERS) : 0;
        passage.passed(length, through - nowNanos - sending);
        waiting.add(new Waiting<>(release(impairment, through), count++, datagram));
        return true;
    }

    /** The next datagram whose time has come. */
    public @Nullable T poll(long nowNanos) {
        var next = waiting.peek();
        if (next == null || next.releaseNanos - nowNanos > 0) {
            return null;
        }
        waiting.remove();
        return next.datagram;
    }

    /** Nanoseconds until the next datagram leaves; {@link Long#MAX_VALUE} when none waits. */
    public long nanosToNext(long nowNanos) {
        var next = waiting.peek();
        return next == null ? Long.MAX_VALUE : Math.max(0, next.releaseNanos - nowNanos);
    }

    private long release(Impairment impairment, long nowNanos) {
        if (impairment.reorders(random)) {
            return nowNanos;
        }
        var wished = nowNanos + impairment.delayNanos(random);
        var inOrder =
                lastRelease == Long.MIN_VALUE || wished - lastRelease > 0 ? wished : lastRelease;
        lastRelease = inOrder;
        return inOrder;
    }
}
