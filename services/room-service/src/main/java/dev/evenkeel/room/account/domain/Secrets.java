package dev.evenkeel.room.account.domain;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Draws what opens a session or stands in a one-time link. */
public final class Secrets {
    private static final int BYTES = 32;

    private Secrets() {}

    /** 256 random bits, base64url, 43 characters. Only the hash of it is kept. */
    public static String draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
