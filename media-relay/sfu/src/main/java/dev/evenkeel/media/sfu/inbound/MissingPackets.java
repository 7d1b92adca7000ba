package dev.evenkeel.media.sfu.inbound;

/**
 * Which packets of a stream are missing, and when to ask for them again (RFC 4585 §6.2.1). No
 * allocation after construction.
 */
public final class MissingPackets {
    static final int CAPACITY = 256;
    static final int MAX_REQUESTS = 15;

    private static final long REORDERING_NANOS = 8_000_000;
    private static final long MIN_RETRY_NANOS = 20_000_000;
    private static final long RETRY_MARGIN_NANOS = 10_000_000;
    private static final long MAX_AGE_NANOS = 1_000_000_000;

    private final int[] sequences = new int[CAPACITY];
    private final long[] missingSince = new long[CAPACITY];
    private final long[] requestedAt = new long[CAPACITY];
    private final int[] requests = new int[CAPACITY];
    private int count;
    private boolean gaveUp;

    /** Takes sequence numbers to ask for, in order. */
    public interface Requests {
        void request(int sequence);
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** {@code sequence} was skipped. Callers add in order. */
    public void add(int sequence, long now) {
        if (count == CAPACITY) {
            clear();
            gaveUp = true;
        }
        sequences[count] = sequence;
        missingSince[count] = now;
        requestedAt[count] = 0;
        requests[count] = 0;
        count++;
    }

    /** {@code sequence} came after all. */
    public void remove(int sequence) {
        for (int i = 0; i < count; i++) {
            if (sequences[i] == sequence) {
                removeAt(i);
                return;
            }
        }
    }

    /**
     * Says what to ask for now: what was not just overtaken and what was asked for a round trip
     * ago. What has been asked for 15 times, or is older than a second, is given up.
     *
     * @param roundTripNanos 0 when unknown
     */
    public void due(long now, long roundTripNanos, Requests target) {
        long retry = Math.max(MIN_RETRY_NANOS, roundTripNanos + RETRY_MARGIN_NANOS);
        for (int i = 0; i < count; ) {
            if (requests[i] >= MAX_REQUESTS || now - missingSince[i] > MAX_AGE_NANOS) {
                removeAt(i);
                gaveUp = true;
                continue;
            }
            boolean first = requests[i] == 0 && now - missingSince[i] >= REORDERING_NANOS;
            if (first || (requests[i] > 0 && now - requestedAt[i] >= retry)) {
                requests[i]++;
                requestedAt[i] = now;
                target.request(sequences[i]);
            }
            i++;
        }
    }

    /** Whether something was given up since the last call: only a keyframe helps now. */
    public boolean takeGaveUp() {
        boolean result = gaveUp;
        gaveUp = false;
        return result;
    }

    public void clear() {
        count = 0;
    }

    private void removeAt(int index) {
        int after = count - index - 1;
        System.arraycopy(sequences, index + 1, sequences, index, after);
        System.arraycopy(missingSince, index + 1, missingSince, index, after);
        System.arraycopy(requestedAt, index + 1, requestedAt, index, after);
        System.arraycopy(requests, index + 1, requests, index, after);
        count--;
    }
}
