package dev.evenkeel.recording.capture;

import java.util.ArrayDeque;

/**
 * A sender's clock by the relay's. Reports come late by their way, one more than the other: the
 * quickest of the last minute tells. One clock for all that a person sends, so that what belongs
 * together stays together however wrong that clock is.
 */
final class SenderClock {
    private static final long WINDOW_MILLIS = 60_000;

    /** Above it the clock was set, or is another one. */
    private static final long LARGEST_CHANGE_MILLIS = 2_000;

    private record Sample(long atMillis, long offsetMillis) {}

    /** Offsets that grow with time: the first is the least of all in the window. */
    private final ArrayDeque<Sample> least = new ArrayDeque<>();

    /**
     * A report has come.
     *
     * @param arrivedMillis by the relay's clock
     */
    void reported(long ntpMillis, long arrivedMillis) {
        long offset = arrivedMillis - ntpMillis;
        Sample known = least.peekFirst();
        if (known != null && Math.abs(offset - known.offsetMillis) > LARGEST_CHANGE_MILLIS) {
            least.clear();
        }
        while (!least.isEmpty() && least.getLast().offsetMillis >= offset) {
            least.removeLast();
        }
        least.add(new Sample(arrivedMillis, offset));
        while (least.getFirst().atMillis < arrivedMillis - WINDOW_MILLIS) {
            least.removeFirst();
        }
    }

    /** The relay's time, at least one report having come. */
    long relayMillis(long ntpMillis) {
        return ntpMillis + least.getFirst().offsetMillis;
    }
}
