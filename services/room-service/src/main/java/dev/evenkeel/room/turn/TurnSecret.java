package dev.evenkeel.room.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes credentials that a TURN server with the same secret accepts until a moment they name
 * (draft-uberti-behave-turn-rest-00 §2.2): the user is that moment and a name, the password its
 * HMAC-SHA-1.
 */
final class TurnSecret {
    private static final String HMAC = "HmacSHA1";

    private final SecretKeySpec key;

    TurnSecret(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the shared secret is empty");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** The user name that is good until then. */
    static String username(String name, Instant until) {
        return until.getEpochSecond() + ":" + name;
    }

    String password(String username) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
