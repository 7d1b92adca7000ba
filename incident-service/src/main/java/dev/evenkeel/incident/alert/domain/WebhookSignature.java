package dev.evenkeel.incident.alert.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of the Standard Webhooks specification 1.0.0, symmetric scheme {@code v1}: HMAC-SHA256
 * over {@code id.timestamp.body}. Every key signs, so that a receiver may hold the old or the new
 * one while keys are rotated.
 */
public final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private WebhookSignature() {}

    /** Value of the header {@code webhook-signature}. */
    public static String of(List<byte[]> keys, String id, Instant timestamp, String body) {
        String signed = id + "." + timestamp.getEpochSecond() + "." + body;
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, signed)))
                .collect(Collectors.joining(" "));
    }

    /** The keys of a file, one {@code whsec_} and base64 a line. */
    public static List<byte[]> keys(String text) {
        List<byte[]> keys =
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(WebhookSignature::key)
                        .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        return keys;
    }

    private static byte[] key(String line) {
        if (!line.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a key begins with " + PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(line.substring(PREFIX.length()));
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a key has 24–64 bytes, this one " + key.length);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
