package dev.evenkeel.room.domain;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A meeting's passcode as it is kept. People choose short ones, so it is stretched (PBKDF2, RFC
 * 8018): making or comparing one takes tens of milliseconds and belongs on no event loop.
 *
 * @param salt hexadecimal
 * @param hash hexadecimal
 */
public record Passcode(String salt, String hash) {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ITERATIONS = 60_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    public static Passcode of(String typed, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Passcode(HexFormat.of().formatHex(salt), stretch(typed, salt));
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
        HexFormat hex = HexFormat.of();
        return MessageDigest.isEqual(
                hex.parseHex(hash), hex.parseHex(stretch(typed, hex.parseHex(salt))));
    }

    @Override
    public String toString() {
        return "Passcode[…]";
    }

    private static String stretch(String typed, byte[] salt) {
        try {
            PBEKeySpec spec = new PBEKeySpec(typed.toCharArray(), salt, ITERATIONS, HASH_BITS);
            byte[] key = SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
