package dev.evenkeel.media.sfu.insight;

import java.time.Duration;

/**
 * Where a capture ends, whichever comes first.
 *
 * @param time at most {@link #LONGEST}
 * @param bytes of the file, at most {@link #LARGEST}
 */
public record CaptureLimits(Duration time, int bytes) {
    public static final Duration LONGEST = Duration.ofSeconds(60);
    public static final int LARGEST = 8 << 20;

    public CaptureLimits {
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("time: up to " + LONGEST + ", found " + time);
        }
        if (bytes <= 0 || bytes > LARGEST) {
            throw new IllegalArgumentException("bytes: 1–" + LARGEST + ", found " + bytes);
        }
    }
}
