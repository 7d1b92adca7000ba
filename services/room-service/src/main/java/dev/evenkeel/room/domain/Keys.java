package dev.evenkeel.room.domain;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Draws keys that let somebody in. */
public final class Keys {
    private static final int BYTES = 24;

    private Keys() {}

    /** 192 random bits, base64url. */
    public static String draw(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
