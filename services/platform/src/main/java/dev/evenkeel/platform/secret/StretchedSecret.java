package dev.evenkeel.platform.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a secret that somebody typed: PBKDF2 with HMAC-SHA-256 (RFC 8018), 256 bits.
 * Making and comparing takes as long as the iterations say, some 100 ms for 600,000 of them, and
 * belongs on no event loop. How often it may be tried is limited elsewhere.
 */
public final class StretchedSecret {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final byte[] salt;
    private final byte[] hash;
    private final int iterations;

    private StretchedSecret(byte[] salt, byte[] hash, int iterations) {
        this.salt = salt;
        this.hash = hash;
        this.iterations = iterations;
    }

    /** Never the same twice: the salt is drawn. */
    public static StretchedSecret of(String typed, int iterations, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new StretchedSecret(salt, stretch(typed, salt, iterations), iterations);
    }

    /** One that was made before. */
    public static StretchedSecret kept(byte[] salt, byte[] hash, int iterations) {
        return new StretchedSecret(salt.clone(), hash.clone(), iterations);
    }

    /** Whether this is it, in a time that does not depend on how close it was. */
    public boolean matches(String typed) {
        return MessageDigest.isEqual(hash, stretch(typed, salt, iterations));
    }

    public byte[] salt() {
        return salt.clone();
    }

    public byte[] hash() {
        return hash.clone();
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "StretchedSecret[…]";
    }

    private static byte[] stretch(String typed, byte[] salt, int iterations) {
        try {
            var spec = new PBEKeySpec(typed.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
