package dev.evenkeel.media.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Join tokens for a relay under load (JWT, ES256), as room-service would issue them. */
final class JoinTokens {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final long LIFE_SECONDS = 60;

    private final PrivateKey key;
    private final String meetingId;
    private final String relayId;
    private final Clock clock;

    JoinTokens(PrivateKey key, String meetingId, String relayId, Clock clock) {
        this.key = key;
        this.meetingId = meetingId;
        this.relayId = relayId;
        this.clock = clock;
    }

    String issue(String participantId) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims =
                Map.of(
                        "iss",
                        "evenkeel",
                        "aud",
                        "relay",
                        "sub",
                        participantId,
                        "iat",
                        now,
                        "exp",
                        now + LIFE_SECONDS,
                        "jti",
                        UUID.randomUUID().toString(),
                        "meeting",
                        meetingId,
                        "epoch",
                        1,
                        "relays",
                        List.of(relayId),
                        "grants",
                        List.of("join", "publish", "subscribe"));
        String content = encode(Map.of("alg", "ES256", "typ", "JWT")) + "." + encode(claims);
        return content + "." + sign(content);
    }

    private String sign(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK can't sign ES256", e);
        }
    }

    private static String encode(Map<String, ?> json) {
        try {
            return BASE64URL.encodeToString(JsonHttp.JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a claim is not JSON", e);
        }
    }
}
