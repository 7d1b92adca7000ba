package dev.evenkeel.media.sfu.simulation;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;

/** The clock, what is under way, and the dice. */
public final class SimulatedNetwork implements Timeline {
    private record Event(long at, long order, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>((a, b) ->
                    a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private final Random dice = new Random(42);
    private long now = 1_000_000_000_000L;
    private long order;
    private long delayNanos = 2_000_000;
    private double clientLoss;
    private double bridgeLoss;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void after(long nanos, Runnable action) {
        events.add(new Event(now + nanos, order++, action));
    }

    /** Share of packets lost between clients and relays, each way. */
    public void clientLoss(double ratio) {
        clientLoss = ratio;
    }

    /** Share of datagrams lost between relays. */
    public void bridgeLoss(double ratio) {
        bridgeLoss = ratio;
    }

    void carryClientPacket(Runnable arrival) {
        carry(clientLoss, arrival);
    }

    void carryBridgeDatagram(Runnable arrival) {
        carry(bridgeLoss, arrival);
    }

    private void carry(double loss, Runnable arrival) {
        if (dice.nextDouble() >= loss) {
            after(delayNanos, arrival);
        }
    }

    /** Lets everything happen that falls into this time. */
    public void run(Duration duration) {
        long until = now + duration.toNanos();
        while (!events.isEmpty() && events.peek().at <= until) {
            Event event = events.remove();
            now = event.at;
            event.action.run();
        }
        now = until;
    }

    public void runMillis(long millis) {
        run(Duration.ofMillis(millis));
    }
}
