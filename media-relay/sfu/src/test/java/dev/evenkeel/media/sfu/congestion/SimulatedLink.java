package dev.evenkeel.media.sfu.congestion;

import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * A sender that fills its estimate with packets of 1,200 bytes, a bottleneck with a queue, 20 ms of
 * way each side, and feedback every 100 ms. A millisecond a step.
 */
final class SimulatedLink {
    private static final int PACKET = 1_200;
    private static final double LONGEST_QUEUE_MILLIS = 1_000;
    private static final int FEEDBACK_MILLIS = 100;

    private record Arrival(int number, double atMillis) {}

    final BandwidthEstimator estimator;
    private final Random dice = new Random(11);
    private final Queue<Arrival> under = new ArrayDeque<>();
    private double capacity;
    private double wayMillis = 20;
    private double lossRatio;
    private double stallMillis;
    private double wakesAt;
    private long leastEstimate;
    private double sourceLimit = Double.MAX_VALUE;
    private double busyUntil;
    private double credit;
    private long millis = 1_000_000;
    private int nextReported;
    private long delivered;
    private double queueMillis;
    private long queueSamples;
    private double longestQueue;

    SimulatedLink(long start, double capacity) {
        estimator = new BandwidthEstimator(start);
        this.capacity = capacity;
    }

    void capacity(double bitsPerSecond) {
        capacity = bitsPerSecond;
    }

    /** From now on packets take so long each way. */
    void way(double value) {
        wayMillis = value;
    }

    void loss(double ratio) {
        lossRatio = ratio;
    }

    /** The receiver's processor is busy up to so long at a time. */
    void stalls(double millis) {
        stallMillis = millis;
        wakesAt = this.millis;
    }

    /** The sender has no more than this to send. */
    void source(double bitsPerSecond) {
        sourceLimit = bitsPerSecond;
    }

    void run(int seconds) {
        runMillis(seconds * 1_000);
    }

    void runMillis(int length) {
        delivered = queueSamples = 0;
        queueMillis = longestQueue = 0;
        leastEstimate = Long.MAX_VALUE;
        for (int i = 0; i < length; i++) {
            millis++;
            send();
            if (millis % FEEDBACK_MILLIS == 0) {
                feedback();
                leastEstimate = Math.min(leastEstimate, estimator.bitsPerSecond());
            }
        }
    }

    /** Over the last run. */
    long leastEstimate() {
        return leastEstimate;
    }

    private void send() {
        double rate = sourceLimit < Double.MAX_VALUE ? sourceLimit : estimator.bitsPerSecond();
        credit = Math.min(credit + rate / 8_000, 10 * PACKET);
        while (credit >= PACKET) {
            credit -= PACKET;
            transmit();
        }
    }

    /** Sends so many packets now, whatever the estimate says, and lets five milliseconds pass. */
    void burst(int packets) {
        for (int i = 0; i < packets; i++) {
            transmit();
        }
        millis += 5;
    }

    private void transmit() {
        int number = estimator.sent(PACKET, millis * 1_000_000);
        double queued = Math.max(0, busyUntil - millis);
        if (queued > LONGEST_QUEUE_MILLIS || dice.nextDouble() < lossRatio) {
            return;
        }
        busyUntil = millis + queued + PACKET * 8_000 / capacity;
        queueMillis += queued;
        longestQueue = Math.max(longestQueue, queued);
        queueSamples++;
        delivered += PACKET;
        under.add(new Arrival(number, awake(busyUntil + wayMillis)));
    }

    /** A busy receiver looks at what came only when it has a processor. */
    private double awake(double millisOfArrival) {
        while (stallMillis > 0 && wakesAt < millisOfArrival) {
            wakesAt += 5 + dice.nextDouble() * stallMillis;
        }
        return Math.max(wakesAt, millisOfArrival);
    }

    /** What has arrived a way ago, and what was lost between. */
    private void feedback() {
        double until = millis - wayMillis;
        long now = millis * 1_000_000;
        boolean any = false;
        while (!under.isEmpty() && under.element().atMillis() <= until) {
            Arrival arrival = under.remove();
            while (nextReported != arrival.number()) {
                estimator.reported(nextReported, false, 0, now);
                nextReported = nextReported + 1 & 0xFFFF;
            }
            long ticks = (long) (arrival.atMillis() * 1e6 / ArrivalFeedback.TICK_NANOS);
            estimator.reported(arrival.number(), true, ticks, now);
            nextReported = nextReported + 1 & 0xFFFF;
            any = true;
        }
        if (any) {
            estimator.feedbackComplete(now);
        }
    }

    /** Of the bottleneck over the last run. */
    double share(int seconds) {
        return delivered * 8 / (capacity * seconds);
    }

    double meanQueueMillis() {
        return queueMillis / queueSamples;
    }

    double longestQueueMillis() {
        return longestQueue;
    }

    long now() {
        return millis * 1_000_000;
    }
}
