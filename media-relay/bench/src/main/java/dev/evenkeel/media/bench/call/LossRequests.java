package dev.evenkeel.media.bench.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which packets of a stream a browser asks for again, and when: as libwebrtc's NackRequester at
 * once, then once in a round trip, ten times at most. Sequence numbers are extended.
 */
final class LossRequests {
    static final long ROUND_TRIP_NANOS = 100_000_000;
    static final int MOST = 10;

    private static final class Missing {
        private long askedAt;
        private int times;
    }

    private final Map<Long, Missing> missing = new TreeMap<>();
    private long highest = -1;
    private boolean asked;

    /** A packet came; what has to be asked for at once. */
    List<Integer> came(long sequence, long now) {
        List<Integer> due = new ArrayList<>();
        missing.remove(sequence);
        for (long lost = highest + 1; highest >= 0 && lost < sequence; lost++) {
            Missing item = new Missing();
            missing.put(lost, item);
            due.add(ask(lost, item, now));
        }
        highest = Math.max(highest, sequence);
        return due;
    }

    private int ask(long sequence, Missing item, long now) {
        item.askedAt = now;
        item.times++;
        asked = true;
        return (int) sequence & 0xFFFF;
    }

    /** What has to be asked for again. */
    List<Integer> due(long now) {
        List<Integer> due = new ArrayList<>();
        for (Iterator<Map.Entry<Long, Missing>> all = missing.entrySet().iterator();
                all.hasNext(); ) {
            var entry = all.next();
            Missing item = entry.getValue();
            if (now - item.askedAt < ROUND_TRIP_NANOS) {
                continue;
            }
            if (item.times == MOST) {
                all.remove();
            } else {
                due.add(ask(entry.getKey(), item, now));
            }
        }
        return due;
    }

    /** Nothing before this is needed any more. */
    void forgetBefore(long sequence) {
        missing.keySet().removeIf(lost -> lost < sequence);
    }

    /** Whether anything was ever asked for. */
    boolean asked() {
        return asked;
    }
}
