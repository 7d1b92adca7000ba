package dev.evenkeel.room.crowd;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

/**
 * A crowd chats at a steady rate, one meeting after the other and in each everybody in turn. A
 * delivery takes from when the message was due, so that a sender who is late counts against it.
 */
final class Talk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration CHECK = Duration.ofMillis(50);

    private final Crowd crowd;
    private final int[] saidIn;
    private int said;

    Talk(Crowd crowd) {
        this.crowd = crowd;
        this.saidIn = new int[crowd.meetings().size()];
    }

    /**
     * Says as much as that.
     *
     * @param perSecond messages said, in all meetings together
     * @return whether all of it was heard and stored in time
     */
    boolean chat(double perSecond, Duration length) throws InterruptedException {
        long interval = (long) (1e9 / perSecond);
        long first = System.nanoTime();
        for (long i = 0; i * interval < length.toNanos(); i++) {
            long due = first + i * interval;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sayNext(due);
        }
        return awaitAll();
    }

    /** Messages said so far. */
    int said() {
        return said;
    }

    /** Deliveries that make it whole: everybody in a meeting hears what is said there. */
    long expected() {
        long sum = 0;
        for (int meeting = 0; meeting < saidIn.length; meeting++) {
            sum += (long) saidIn[meeting] * crowd.meetings().get(meeting).size();
        }
        return sum;
    }

    /** Different messages that people heard. */
    long heard() {
        return sum(Attendee.Heard::messages);
    }

    /** One figure of everybody. */
    long sum(ToIntFunction<Attendee.Heard> figure) {
        return crowd.everybody().stream()
                .map(Attendee::heard)
                .mapToInt(figure)
                .asLongStream()
                .sum();
    }

    private void sayNext(long due) {
        int meeting = said % saidIn.length;
        List<Attendee> people = crowd.meetings().get(meeting);
        int number = saidIn[meeting]++;
        people.get(number % people.size()).say(number, due);
        said++;
    }

    private boolean awaitAll() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (heard() == expected() && sum(Attendee.Heard::stored) == said) {
                return true;
            }
            Thread.sleep(CHECK);
        }
        return false;
    }
}
