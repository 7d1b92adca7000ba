package dev.evenkeel.media.sfu.transport.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * SHA-256 of a certificate as in {@code a=fingerprint:sha-256 …} (RFC 8122 §5). Equal regardless of
 * letter case.
 */
public record CertificateFingerprint(String value) {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
    private static final int BYTES = 32;

    public CertificateFingerprint {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!value.matches("[0-9A-F]{2}(:[0-9A-F]{2}){" + (BYTES - 1) + "}")) {
            throw new IllegalArgumentException(
                    "fingerprint: expected 32 hex pairs with colons, got " + value);
        }
    }

    /** Of a DER-encoded certificate. */
    public static CertificateFingerprint of(byte[] certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
            return new CertificateFingerprint(COLONS.formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
