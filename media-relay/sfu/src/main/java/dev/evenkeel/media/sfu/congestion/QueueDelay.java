package dev.evenkeel.media.sfu.congestion;

/**
 * How much longer packets take than the fastest of the last ten to twenty seconds: what waits in
 * queues.
 */
final class QueueDelay {
    private static final double WINDOW_MILLIS = 10_000;

    private double windowStart = Double.NaN;
    private double least = Double.MAX_VALUE;
    private double leastBefore = Double.MAX_VALUE;
    private double millis;

    void add(double sentMillis, double arrivedMillis) {
        if (Double.isNaN(windowStart) || arrivedMillis < windowStart) {
            windowStart = arrivedMillis;
            least = leastBefore = Double.MAX_VALUE;
        } else if (arrivedMillis - windowStart > WINDOW_MILLIS) {
            windowStart = arrivedMillis;
            leastBefore = least;
            least = Double.MAX_VALUE;
        }
        double delay = arrivedMillis - sentMillis;
        least = Math.min(least, delay);
        millis = delay - Math.min(least, leastBefore);
    }

    double millis() {
        return millis;
    }
}
