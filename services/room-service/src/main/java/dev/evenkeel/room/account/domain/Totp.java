package dev.evenkeel.room.account.domain;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes of an authenticator application: TOTP (RFC 6238) with what all of them understand,
 * HMAC-SHA-1, six digits, steps of 30 s.
 *
 * @param secret base 32, 160 bits when we drew it
 */
public record Totp(String secret) {
    private static final int SECRET_BYTES = 20;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final long STEP_SECONDS = 30;

    /** A code one step early or late is taken, for clocks that are off (section 5.2). */
    private static final long WINDOW = 1;

    public static Totp draw(RandomGenerator random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return new Totp(Base32.encode(bytes));
    }

    /** The code shown at this moment. */
    public String code(Instant now) {
        return code(step(now));
    }

    /**
     * The step the code belongs to, if it is one of now; the caller takes each step only once.
     *
     * @param typed spaces are ignored
     */
    public OptionalLong match(String typed, Instant now) {
        byte[] given = typed.replace(" ", "").getBytes(StandardCharsets.UTF_8);
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - WINDOW; step <= step(now) + WINDOW; step++) {
            if (MessageDigest.isEqual(given, code(step).getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** What the QR code says (Key URI format), so that the application knows whose code it is. */
    public String uri(String email) {
        return "otpauth://totp/Evenkeel:%s?secret=%s&issuer=Evenkeel"
                .formatted(
                        URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20"),
                        secret);
    }

    /** Belongs in no log. */
    @Override
    public String toString() {
        return "Totp[…]";
    }

    private static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** HOTP (RFC 4226 section 5.3). */
    private String code(long step) {
        byte[] mac = mac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xF;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7FFF_FFFF;
        return ("%0" + DIGITS + "d").formatted(number % MODULUS);
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base32.decode(secret), "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-1", impossible);
        }
    }
}
