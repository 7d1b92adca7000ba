package dev.evenkeel.media.bench.call;

import java.util.HashMap;
import java.util.Map;

/**
 * Which 20 ms of sound were there when their time came. Sound is played with the picture it belongs
 * to (libwebrtc's RtpStreamsSynchronizer), so both are held back equally long; what comes after its
 * time is lost. Times in nanoseconds.
 */
final class Sounds {
    private static final double LEAST_MILLIS = 40;

    private final Map<Long, Long> cameAt = new HashMap<>();
    private final ShortestWay shortest = new ShortestWay();
    private long next = -1;
    private long played;
    private long lost;

    /**
     * @param timestamp extended, in 1/48,000 s
     */
    void came(long timestamp, boolean first, long now) {
        cameAt.putIfAbsent(timestamp, now);
        if (first) {
            shortest.took(now - nanos(timestamp), now);
        }
        next = next < 0 ? timestamp : next;
    }

    private static long nanos(long timestamp) {
        return timestamp * 1_000_000 / 48;
    }

    /** Plays what is due. */
    void play(double heldBackMillis, long now) {
        long held = (long) (Math.max(LEAST_MILLIS, heldBackMillis) * 1e6);
        while (next >= 0 && nanos(next) + shortest.nanos() + held <= now) {
            Long at = cameAt.remove(next);
            long due = nanos(next) + shortest.nanos() + held;
            boolean there = at != null && at <= due;
            played++;
            lost += there ? 0 : 1;
            next += Microphone.TICKS;
        }
    }

    /** Forgets the counts so far. */
    void restart() {
        played = 0;
        lost = 0;
    }

    long played() {
        return played;
    }

    long lost() {
        return lost;
    }
}
