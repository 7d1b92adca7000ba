package dev.evenkeel.media.sfu.outbound;

/**
 * Lets each packet be repeated at most once per 15 ms, so that one report of loss that comes twice,
 * or a client that asks for more than it can take, doesn't double the load.
 */
final class RepeatLimit {
    private static final long INTERVAL_NANOS = 15_000_000;
    private static final int SLOTS = 512;

    private final int[] sequences = new int[SLOTS];
    private final long[] repeatedAt = new long[SLOTS];

    boolean admits(int sequence, long now) {
        int slot = sequence & SLOTS - 1;
        boolean again = sequences[slot] == sequence + 1 && now - repeatedAt[slot] < INTERVAL_NANOS;
        if (!again) {
            sequences[slot] = sequence + 1;
            repeatedAt[slot] = now;
        }
        return !again;
    }
}
