package dev.evenkeel.platform.id;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Draws identifiers. As safe to use from many threads as its source of randomness. */
public final class Identifiers {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String BASE32 = LETTERS + "234567";
    private static final String PROBE = "probe-";
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT_RFC_9562 = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;
    private final Clock clock;

    /** Milliseconds and counter of the newest UUID. */
    private final AtomicLong lastTick = new AtomicLong();

    /**
     * @param random unpredictable where identifiers must not be guessed
     * @param clock gives UUIDs their time
     */
    public Identifiers(RandomGenerator random, Clock clock) {
        this.random = Objects.requireNonNull(random, "random");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A UUID of version 7 (RFC 9562 section 5.7): milliseconds, a counter in {@code rand_a} that
     * makes each greater than the one before (section 6.2, method 1), 62 random bits.
     */
    public UUID uuid() {
        long tick =
                lastTick.accumulateAndGet(
                        clock.millis() << 12, (last, now) -> Math.max(last + 1, now));
        long mostSignificant = ((tick >>> 12) << 16) | VERSION_7 | (tick & 0xFFF);
        long leastSignificant = VARIANT_RFC_9562 | (random.nextLong() >>> 2);
        return new UUID(mostSignificant, leastSignificant);
    }

    /** A meeting's identifier, {@code abc-defg-hij}: about 47 bits. */
    public String meetingId() {
        return draw(LETTERS, 3) + "-" + draw(LETTERS, 4) + "-" + draw(LETTERS, 3);
    }

    /** A participant's identifier: {@code p-} and 12 of {@code [a-z2-7]}, 60 bits. */
    public String participantId() {
        return "p-" + draw(BASE32, 12);
    }

    /** An account's identifier: {@code a-} and 12 of {@code [a-z2-7]}, 60 bits. */
    public String accountId() {
        return "a-" + draw(BASE32, 12);
    }

    /** A group's identifier: {@code g-} and 12 of {@code [a-z2-7]}, 60 bits. */
    public String groupId() {
        return "g-" + draw(BASE32, 12);
    }

    /**
     * In the place of a meeting's identifier where a path is tested and nobody meets: {@code
     * probe-} and 12 of {@code [a-z2-7]}. No meeting's identifier looks like it.
     */
    public String probeId() {
        return PROBE + draw(BASE32, 12);
    }

    /** Whether this is such an identifier. */
    public static boolean isProbe(String meetingId) {
        return meetingId.startsWith(PROBE);
    }

    private String draw(String alphabet, int length) {
        StringBuilder drawn = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }
}
