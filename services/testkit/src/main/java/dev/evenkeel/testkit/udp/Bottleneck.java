package dev.evenkeel.testkit.udp;

import java.time.Duration;

/**
 * A link of so many bits a second behind a queue that drops what finds it full (drop-tail). A
 * datagram counts with its IPv4 and UDP headers.
 *
 * @param bitsPerSecond 0 for any number
 * @param queueBytes that may wait, beside the datagram being sent
 */
public record Bottleneck(long bitsPerSecond, int queueBytes) {
    /** As wide as can be. */
    public static final Bottleneck NONE = new Bottleneck(0, 0);

    /** RFC 791 and RFC 768. */
    static final int HEADERS = 28;

    public Bottleneck {
        if (bitsPerSecond < 0 || queueBytes < 0) {
            throw new IllegalArgumentException(
                    "bitsPerSecond and queueBytes must not be negative: "
                            + bitsPerSecond
                            + ", "
                            + queueBytes);
        }
    }

    /** A queue that takes so long to send. */
    public static Bottleneck of(long bitsPerSecond, Duration queue) {
        return new Bottleneck(
                bitsPerSecond, Math.toIntExact(bitsPerSecond * queue.toMillis() / 8_000));
    }

    boolean narrow() {
        return bitsPerSecond > 0;
    }

    long nanosFor(int bytes) {
        return bytes * 8_000_000_000L / bitsPerSecond;
    }
}
