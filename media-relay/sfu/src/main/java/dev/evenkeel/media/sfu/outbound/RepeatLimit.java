package dev.evenkeel.media.sfu.outbound;

/**
 * Lets each packet be repeated at most once in about a round trip, so that one report of loss that
 * comes twice, or a client that asks for more than it can take, doesn't double the load.
 */
final class RepeatLimit {
    private static final long LEAST_NANOS = 15_000_000;
    private static final long MOST_NANOS = 300_000_000;
    private static final int SLOTS = 512;

    private final int[] sequences = new int[SLOTS];
    private final long[] repeatedAt = new long[SLOTS];

    /**
     * @param roundTripNanos negative while unknown
     */
    boolean admits(int sequence, long roundTripNanos, long now) {
        long interval = Math.clamp(roundTripNanos * 3 / 4, LEAST_NANOS, MOST_NANOS);
        int slot = sequence & SLOTS - 1;
        boolean again = sequences[slot] == sequence + 1 && now - repeatedAt[slot] < interval;
        if (!again) {
            sequences[slot] = sequence + 1;
            repeatedAt[slot] = now;
        }
        return !again;
    }
}
