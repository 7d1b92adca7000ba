package dev.evenkeel.media.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tokens for a relay under load (JWT, ES256), as room-service would issue them for those who join,
 * and a recorder for itself.
 */
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
        Map<String, Object> claims = claims("relay", participantId);
        claims.put("meeting", meetingId);
        claims.put("epoch", 1);
        claims.put("relays", List.of(relayId));
        claims.put("grants", List.of("join", "publish", "subscribe"));
        return signed(claims);
    }

    /** What a recorder shows. */
    String control() {
        return signed(claims("relay-control", "recording-service"));
    }

    private Map<String, Object> claims(String audience, String subject) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", "evenkeel");
        claims.put("aud", audience);
        claims.put("sub", subject);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private String signed(Map<String, Object> claims) {
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
