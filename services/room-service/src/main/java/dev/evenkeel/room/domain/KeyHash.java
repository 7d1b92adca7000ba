package dev.evenkeel.room.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a key that was drawn at random with at least 128 bits, so that neither salt nor
 * stretching is needed. The key itself is never kept.
 *
 * @param hex 64 hexadecimal digits
 */
public record KeyHash(String hex) {
    private static final int DIGITS = 64;

    public KeyHash {
        if (hex.length() != DIGITS) {
            throw new IllegalArgumentException("a SHA-256 has 64 digits, not " + hex.length());
        }
    }

    public static KeyHash of(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether this is the key, in a time that says nothing about how close a wrong one was. */
    public boolean matches(String key) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII),
                of(key).hex.getBytes(StandardCharsets.US_ASCII));
    }

    /** Digits of a hash are no secret of use, but they belong in no log either. */
    @Override
    public String toString() {
        return "KeyHash[…]";
    }
}
