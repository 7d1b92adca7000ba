package dev.evenkeel.media.sfu.congestion;

/**
 * How much longer packets take than the fastest of the last ten to twenty seconds: what waits in
 * queues. And how much longer than the fastest of the last one or two: what has begun to wait. A
 * way that has become longer by itself shows in the former for as long as it remembers, in the
 * latter hardly.
 */
final class QueueDelay {
    private final Least usual = new Least(10_000);
    private final Least recent = new Least(1_000);
    private double millis;
    private double grown;

    void add(double sentMillis, double arrivedMillis) {
        double delay = arrivedMillis - sentMillis;
        millis = delay - usual.with(delay, arrivedMillis);
        grown = delay - recent.with(delay, arrivedMillis);
    }

    double millis() {
        return millis;
    }

    double grownMillis() {
        return grown;
    }

    /** The least of the window that is on and of the one before. */
    private static final class Least {
        private final double window;
        private double start = Double.NaN;
        private double least;
        private double before;

        Least(double windowMillis) {
            window = windowMillis;
        }

        double with(double delay, double now) {
            if (Double.isNaN(start) || now < start) {
                start = now;
                least = before = Double.MAX_VALUE;
            } else if (now - start > window) {
                start = now;
                before = least;
                least = Double.MAX_VALUE;
            }
            least = Math.min(least, delay);
            return Math.min(least, before);
        }
    }
}
