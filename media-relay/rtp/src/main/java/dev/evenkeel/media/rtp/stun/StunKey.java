package dev.evenkeel.media.rtp.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short-term credential's key (RFC 8489 §9.1.1) for MESSAGE-INTEGRITY. Not thread-safe: one
 * owner, one scratch.
 */
public final class StunKey {
    private final Mac hmac;
    private final byte[] digest = new byte[Stun.INTEGRITY_LENGTH];
    private final byte[] lengthField = new byte[2];

    /**
     * @param password the ICE password, ASCII
     */
    public StunKey(String password) {
        try {
            hmac = Mac.getInstance("HmacSHA1");
            hmac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /**
     * Whether the value of MESSAGE-INTEGRITY at {@code attribute} is this key's for the message at
     * {@code offset}.
     */
    boolean verifies(byte[] buffer, int offset, int attribute) {
        compute(buffer, offset, attribute);
        int difference = 0;
        for (int i = 0; i < Stun.INTEGRITY_LENGTH; i++) {
            difference |= digest[i] ^ buffer[attribute + Stun.ATTRIBUTE_HEADER_LENGTH + i];
        }
        return difference == 0;
    }

    /** Writes the value of the MESSAGE-INTEGRITY attribute that starts at {@code attribute}. */
    void sign(byte[] buffer, int offset, int attribute) {
        compute(buffer, offset, attribute);
        System.arraycopy(
                digest, 0, buffer, attribute + Stun.ATTRIBUTE_HEADER_LENGTH, Stun.INTEGRITY_LENGTH);
    }

    /** The length field counts as if MESSAGE-INTEGRITY were the last attribute, RFC 8489 §14.5. */
    private void compute(byte[] buffer, int offset, int attribute) {
        int end = attribute + Stun.ATTRIBUTE_HEADER_LENGTH + Stun.INTEGRITY_LENGTH;
        int length = end - offset - Stun.HEADER_LENGTH;
        lengthField[0] = (byte) (length >> 8);
        lengthField[1] = (byte) length;
        hmac.update(buffer, offset, 2);
        hmac.update(lengthField, 0, 2);
        hmac.update(buffer, offset + 4, attribute - offset - 4);
        try {
            hmac.doFinal(digest, 0);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("SHA-1 has 20 bytes", e);
        }
    }
}
