package dev.evenkeel.media.sfu.congestion;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.rtp.rtcp.ArrivalFeedback;

/**
 * How much the path to one receiver carries. Nothing is held against a path before it shows
 * congestion: a meeting must not begin small, least of all after a failover.
 */
public final class BandwidthEstimator {
    /** What a path is taken for that has shown nothing yet. */
    public static final long START_BITS_PER_SECOND = 20_000_000;

    public static final long MIN_BITS_PER_SECOND = 30_000;

    private static final long MAX_BITS_PER_SECOND = 100_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double QUEUE_MILLIS = 50;
    private static final double LEAST_QUEUE_MILLIS = 12;
    private static final double PROVEN = 0.95;
    private static final double AFTER_FALL = 0.85;
    private static final double MILLIS_PER_TICK = ArrivalFeedback.TICK_NANOS / NANOS_PER_MILLI;

    private final SentPackets sent = new SentPackets();
    private final DelayTrend trend = new DelayTrend();
    private final Bursts bursts = new Bursts(trend);
    private final AcknowledgedRate acknowledged = new AcknowledgedRate();
    private final LossControl loss = new LossControl();
    private final Probe probe = new Probe();
    private final QueueDelay queue = new QueueDelay();
    private final SuddenFall fall = new SuddenFall();
    private final RateControl rate;
    private double roundTripMillis = 100;
    private long highestReported;
    private long lastDecreaseNanos;

    public BandwidthEstimator(long startBitsPerSecond) {
        rate = new RateControl(startBitsPerSecond, MIN_BITS_PER_SECOND, MAX_BITS_PER_SECOND);
    }

    /**
     * A packet leaves.
     *
     * @param size in bytes, as it counts on the wire
     * @return its transport-wide sequence number
     */
    public int sent(int size, long now) {
        return sent.add(size, now);
    }

    /** Says of which stream the packet that left last is, to know it when it is lost. */
    public void describe(int ssrc, int sequence) {
        sent.describe(ssrc, sequence);
    }

    /** The packet that left last may leave again: when it came says nothing of the path. */
    public void repeats() {
        sent.repeats();
    }

    /** SSRC of a packet that has not been reported as received, 0 for none or when unknown. */
    public int ssrcOf(int sequence) {
        return sent.ssrc(sequence);
    }

    /** Number within its stream of a packet that {@link #ssrcOf} knew. */
    public int streamSequenceOf(int sequence) {
        return sent.streamSequence(sequence);
    }

    /**
     * The receiver says what became of a packet; in the order they left.
     *
     * @param arrivalTicks in {@link ArrivalFeedback#TICK_NANOS}
     */
    public void reported(int sequence, boolean received, long arrivalTicks, long now) {
        if (!received) {
            if (sent.outstanding(sequence)) {
                loss.reported(false);
                noteReported(SequenceNumber.extend(sent.next(), sequence));
            }
            return;
        }
        long packet = sent.take(sequence);
        if (packet < 0) {
            return;
        }
        loss.reported(true);
        noteReported(packet);
        double sentMillis = sent.sentAt(packet) / NANOS_PER_MILLI;
        double arrivedMillis = arrivalTicks * MILLIS_PER_TICK;
        int size = sent.size(packet);
        roundTripMillis = now / NANOS_PER_MILLI - sentMillis;
        acknowledged.add(size, arrivedMillis);
        if (sent.repeats(packet)) {
            return;
        }
        queue.add(sentMillis, arrivedMillis);
        fall.add(size, queue.grownMillis(), arrivedMillis);
        probe.received(packet, size, sentMillis, arrivedMillis);
        bursts.add(sentMillis, arrivedMillis);
    }

    private void noteReported(long packet) {
        highestReported = Math.max(highestReported, packet);
    }

    /** One feedback message has been told. */
    public void feedbackComplete(long now) {
        double nowMillis = now / NANOS_PER_MILLI;
        double before = rate.bitsPerSecond();
        double arriving = acknowledged.bitsPerSecond();
        rate.update(
                usage(),
                arriving,
                Math.clamp(roundTripMillis, 1, 1_000),
                queue.millis(),
                nowMillis);
        loss.update(rate, arriving, queue.millis() > QUEUE_MILLIS, nowMillis);
        double fallen = fall.take();
        if (fallen > 0) {
            rate.lowerTo(AFTER_FALL * fallen);
        }
        raiseToWhatGoesThrough(arriving);
        if (rate.bitsPerSecond() < before) {
            lastDecreaseNanos = now;
        }
        double probed = probe.result(highestReported, nowMillis);
        if (probed > 0 && usage() != Usage.OVER) {
            rate.raiseTo(probed);
        }
    }

    /** Delays that grow where hardly anything more waits than lately are jitter. */
    private Usage usage() {
        boolean jitter = trend.usage() == Usage.OVER && queue.grownMillis() < LEAST_QUEUE_MILLIS;
        return jitter ? Usage.NORMAL : trend.usage();
    }

    /**
     * Jitter can look like a queue, above all at a receiver whose processor is busy. What arrives
     * without one is proof enough that it goes through.
     */
    private void raiseToWhatGoesThrough(double arriving) {
        boolean clear = usage() != Usage.OVER && queue.millis() < QUEUE_MILLIS;
        if (clear && !loss.heavy()) {
            rate.raiseTo(PROVEN * arriving);
        }
    }

    /** From the next packet on the sender sends faster than the estimate, to see. */
    public void beginProbe() {
        probe.begin(sent.next());
    }

    /** It has sent enough. */
    public void endProbe(long now) {
        probe.end(sent.next(), now / NANOS_PER_MILLI);
    }

    /** Whether a probe is being sent, or its outcome isn't known yet. */
    public boolean probing() {
        return probe.running();
    }

    public long bitsPerSecond() {
        return (long) rate.bitsPerSecond();
    }

    /** Whether the path has ever shown congestion. */
    public boolean congested() {
        return rate.everDecreased();
    }

    /** How long the estimate has not been lowered. */
    public long calmNanos(long now) {
        return now - lastDecreaseNanos;
    }
}
