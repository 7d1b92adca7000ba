package dev.evenkeel.room.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** An authenticator and the browser before it, with one passkey: ES256, no attestation. */
public final class SoftAuthenticator {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;
    private static final int AAGUID_BYTES = 16;
    private static final ObjectConverter CONVERTER = new ObjectConverter();

    private final KeyPair keys;
    private final byte[] credentialId = new byte[AAGUID_BYTES];
    private final String origin;
    private int flags = PRESENT | VERIFIED;
    private int signCount = 1;
    private String userHandle = "";

    /** At pages of this origin. */
    public SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Does not ask who is there. */
    public SoftAuthenticator withoutVerification() {
        flags = PRESENT;
        return this;
    }

    public SoftAuthenticator countsTo(int count) {
        signCount = count;
        return this;
    }

    public SoftAuthenticator saysItIsOf(String accountId) {
        userHandle = base64url(accountId.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What {@code create()} gives for these options. */
    public Map<String, Object> create(JsonNode options) {
        userHandle = options.at("/user/id").asText();
        byte[] data = join(authenticatorData(options.at("/rp/id").asText(), ATTESTED), attested());
        var object = new TreeMap<String, Object>();
        object.put("fmt", "none");
        object.put("attStmt", Map.of());
        object.put("authData", data);
        return credential(
                Map.of(
                        "clientDataJSON",
                        base64url(clientData("webauthn.create", options)),
                        "attestationObject",
                        base64url(CONVERTER.getCborConverter().writeValueAsBytes(object)),
                        "transports",
                        new String[] {"internal"}));
    }

    /** What {@code get()} gives for these options. */
    public Map<String, Object> get(JsonNode options) {
        byte[] data = authenticatorData(options.get("rpId").asText(), 0);
        byte[] client = clientData("webauthn.get", options);
        return credential(
                Map.of(
                        "clientDataJSON",
                        base64url(client),
                        "authenticatorData",
                        base64url(data),
                        "signature",
                        base64url(sign(join(data, sha256(client)))),
                        "userHandle",
                        userHandle));
    }

    private Map<String, Object> credential(Map<String, Object> response) {
        return Map.of(
                "id",
                base64url(credentialId),
                "rawId",
                base64url(credentialId),
                "type",
                "public-key",
                "clientExtensionResults",
                Map.of(),
                "response",
                response);
    }

    private byte[] clientData(String type, JsonNode options) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, options.get("challenge").asText(), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String rpId, int more) {
        return join(
                sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) (flags | more)},
                ByteBuffer.allocate(Integer.BYTES).putInt(signCount++).array());
    }

    private byte[] attested() {
        var key = EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256);
        return join(
                new byte[AAGUID_BYTES],
                ByteBuffer.allocate(Short.BYTES).putShort((short) credentialId.length).array(),
                credentialId,
                CONVERTER.getCborConverter().writeValueAsBytes(key));
    }

    private byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
