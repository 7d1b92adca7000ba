package dev.evenkeel.recording.archive;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Signs heads with the installation's key. */
public final class HeadSigner {
    private static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey key;

    /**
     * @param key EC P-256
     */
    public HeadSigner(PrivateKey key) {
        this.key = key;
    }

    Head sign(String recordingId, long lines, String sha256, Instant at) {
        Head unsigned = new Head(recordingId, lines, sha256, at, "");
        return new Head(recordingId, lines, sha256, at, sign(unsigned.signed()));
    }

    /** Base64. */
    String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    /** Whether this installation signed it. */
    static boolean isSigned(Head head, PublicKey key) {
        return isSigned(head.signed(), head.signature(), key);
    }

    static boolean isSigned(byte[] content, String signed, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
