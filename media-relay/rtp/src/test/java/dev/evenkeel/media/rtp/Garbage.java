package dev.evenkeel.media.rtp;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** Random bytes, and damaged copies of good ones, at the very end of their array. */
public final class Garbage {
    private static final int ROUNDS = 100_000;

    private Garbage() {}

    /** Nothing read beyond the end goes unnoticed. */
    public static void feed(long seed, int longest, byte[] good, Consumer<byte[]> target) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(longest)];
            random.nextBytes(bytes);
            target.accept(bytes);
            byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            target.accept(damaged);
        }
    }
}
