package dev.evenkeel.media.rtp.stamp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of authenticated mode, RFC 8762 §4.4: HMAC-SHA-256 of the first six blocks (96 bytes),
 * truncated to 16 bytes, which follow them. Not thread-safe: one owner, one scratch.
 */
public final class StampKey {
    static final int HMAC_LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PROTECTED = 96;
    private static final int DIGEST_LENGTH = 32;
    private static final int SHORTEST_SHARED = 16;

    private final Mac hmac;
    private final byte[] digest = new byte[DIGEST_LENGTH];

    /**
     * @param key shared by sender and reflector, at least one byte
     */
    public StampKey(byte[] key) {
        try {
            hmac = Mac.getInstance(ALGORITHM);
            hmac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * The key of a file.
     *
     * @param text base64 of at least 16 bytes; space around it does not count
     * @throws IllegalArgumentException saying what is expected and what it is, never the key
     */
    public static StampKey ofBase64(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("expected base64");
        }
        if (key.length < SHORTEST_SHARED) {
            throw new IllegalArgumentException(
                    "expected base64 of at least %d bytes, found %d bytes"
                            .formatted(SHORTEST_SHARED, key.length));
        }
        return new StampKey(key);
    }

    /**
     * Whether the packet at the beginning of the buffer was made with this key, and not altered.
     */
    boolean verifies(byte[] packet) {
        compute(packet);
        byte[] said = new byte[HMAC_LENGTH];
        byte[] right = new byte[HMAC_LENGTH];
        System.arraycopy(packet, PROTECTED, said, 0, HMAC_LENGTH);
        System.arraycopy(digest, 0, right, 0, HMAC_LENGTH);
        return MessageDigest.isEqual(said, right);
    }

    /** Completes the packet at the beginning of the buffer. */
    void sign(byte[] packet) {
        compute(packet);
        System.arraycopy(digest, 0, packet, PROTECTED, HMAC_LENGTH);
    }

    private void compute(byte[] packet) {
        hmac.update(packet, 0, PROTECTED);
        try {
            hmac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }
}
