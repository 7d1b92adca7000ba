package dev.evenkeel.room.domain;

import dev.evenkeel.platform.secret.StretchedSecret;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A meeting's passcode as it is kept. People choose short ones, so it is stretched: making or
 * comparing one takes tens of milliseconds and belongs on no event loop.
 *
 * @param salt hexadecimal
 * @param hash hexadecimal
 */
public record Passcode(String salt, String hash) {
    private static final int ITERATIONS = 60_000;
    private static final HexFormat HEX = HexFormat.of();

    public static Passcode of(String typed, RandomGenerator random) {
        StretchedSecret secret = StretchedSecret.of(typed, ITERATIONS, random);
        return new Passcode(HEX.formatHex(secret.salt()), HEX.formatHex(secret.hash()));
    }

    /** As {@link #stored} wrote it. */
    public static Passcode parse(String stored) {
        int colon = stored.indexOf(':');
        return new Passcode(stored.substring(0, colon), stored.substring(colon + 1));
    }

    public String stored() {
        return salt + ":" + hash;
    }

    public boolean matches(String typed) {
        return StretchedSecret.kept(HEX.parseHex(salt), HEX.parseHex(hash), ITERATIONS)
                .matches(typed);
    }

    @Override
    public String toString() {
        return "Passcode[…]";
    }
}
