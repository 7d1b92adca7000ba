package dev.evenkeel.recording.share;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A passcode that cannot be read back: PBKDF2 with HMAC-SHA-256 (RFC 8018) and the iterations OWASP
 * recommends. Costs some 100 ms, on purpose; how often it may be tried is limited elsewhere.
 *
 * @param stored {@code iterations$salt$hash}
 */
public record Passcode(String stored) {
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Never the same twice: the salt is drawn. */
    public static Passcode of(String passcode, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return new Passcode(
                "%d$%s$%s"
                        .formatted(
                                ITERATIONS,
                                text.encodeToString(salt),
                                text.encodeToString(derive(passcode, salt, ITERATIONS))));
    }

    /** Whether this is it, in a time that does not depend on how close it was. */
    public boolean matches(String passcode) {
        List<String> parts = List.of(stored.split("\\$", -1));
        byte[] salt = Base64.getDecoder().decode(parts.get(1));
        byte[] expected = Base64.getDecoder().decode(parts.get(2));
        return MessageDigest.isEqual(
                expected, derive(passcode, salt, Integer.parseInt(parts.getFirst())));
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Passcode[…]";
    }

    private static byte[] derive(String passcode, byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(passcode.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has PBKDF2", e);
        }
    }
}
