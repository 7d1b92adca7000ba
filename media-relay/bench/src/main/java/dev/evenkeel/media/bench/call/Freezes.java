package dev.evenkeel.media.bench.call;

import java.util.List;

/**
 * When a picture stood still, as browsers count it (W3C webrtc-stats, freezeCount): the time
 * between two pictures is at least three times the usual one, and 150 ms longer.
 *
 * @param count of freezes
 * @param nanos they took together
 * @param longestNanos the longest time between two pictures, freeze or not
 */
public record Freezes(int count, long nanos, long longestNanos) {
    private static final int USUAL_OF = 30;
    private static final long MORE_NANOS = 150_000_000;

    /**
     * @param shownAt when each picture was seen, in order
     * @param from only what ended after this counts
     */
    public static Freezes of(List<Long> shownAt, long from, long until) {
        int count = 0;
        long nanos = 0;
        long longest = 0;
        double usual = 0;
        for (int i = 1; i <= shownAt.size(); i++) {
            boolean last = i == shownAt.size();
            long gap = (last ? until : shownAt.get(i)) - shownAt.get(i - 1);
            long ended = last ? until : shownAt.get(i);
            boolean counts = ended >= from && ended <= until && gap > 0;
            if (counts && usual > 0 && gap >= Math.max(3 * usual, usual + MORE_NANOS)) {
                count++;
                nanos += gap;
            }
            longest = counts ? Math.max(longest, gap) : longest;
            usual += (gap - usual) / Math.min(i, USUAL_OF);
        }
        return new Freezes(count, nanos, longest);
    }
}
