package dev.evenkeel.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The claims of a token before it is signed (JWT, RFC 7519; ES256, RFC 7518 §3.4). Immutable: every
 * method answers a changed copy.
 */
public final class TestToken {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> claims;
    private final PrivateKey key;

    private TestToken(Map<String, Object> claims, PrivateKey key) {
        this.claims = claims;
        this.key = key;
    }

    static TestToken issuedAt(Instant now, String audience, String subject, Duration life) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "evenkeel");
        claims.put("aud", audience);
        claims.put("sub", subject);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return new TestToken(claims, TestKeys.privateKey());
    }

    /** With this claim, replacing what it was. */
    public TestToken with(String claim, Object value) {
        var changed = new LinkedHashMap<>(claims);
        changed.put(claim, value);
        return new TestToken(changed, key);
    }

    public TestToken without(String claim) {
        var changed = new LinkedHashMap<>(claims);
        changed.remove(claim);
        return new TestToken(changed, key);
    }

    /** Valid from {@code instant} on for as long as it was. */
    public TestToken issuedAt(Instant instant) {
        var life = number("exp") - number("iat");
        return with("iat", instant.getEpochSecond()).with("exp", instant.getEpochSecond() + life);
    }

    /** Issued two days ago and expired since. */
    public TestToken expired() {
        return issuedAt(Instant.ofEpochSecond(number("iat")).minus(Duration.ofDays(2)));
    }

    /** Signed by a key the services do not know. */
    public TestToken foreign() {
        return new TestToken(claims, TestKeys.generate().getPrivate());
    }

    /** The compact form, for {@code Authorization: Bearer}. */
    public String sign() {
        var content = encode(Map.of("alg", "ES256", "typ", "JWT")) + "." + encode(claims);
        return content + "." + signature(content);
    }

    private long number(String claim) {
        if (claims.get(claim) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException(claim + " was taken off this token");
    }

    private String signature(String content) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key);
            signer.update(content.getBytes(StandardCharsets.US_ASCII));
            return BASE64URL.encodeToString(signer.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(Map<String, ?> json) {
        try {
            return BASE64URL.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a claim is not JSON", notJson);
        }
    }
}
