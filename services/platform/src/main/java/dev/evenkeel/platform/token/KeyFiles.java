package dev.evenkeel.platform.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** EC keys in PEM files (RFC 7468). */
public final class KeyFiles {
    private static final String ALGORITHM = "EC";

    private KeyFiles() {}

    /**
     * Reads {@code PUBLIC KEY} (X.509 SubjectPublicKeyInfo).
     *
     * @throws IllegalArgumentException when the file holds something else
     * @throws UncheckedIOException when it cannot be read
     */
    public static PublicKey readPublic(Path file) {
        try {
            byte[] encoded = read(file, "PUBLIC KEY");
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw notAKey(file, e);
        }
    }

    /**
     * Reads {@code PRIVATE KEY} (PKCS#8, not encrypted).
     *
     * @throws IllegalArgumentException when the file holds something else
     * @throws UncheckedIOException when it cannot be read
     */
    public static PrivateKey readPrivate(Path file) {
        try {
            byte[] encoded = read(file, "PRIVATE KEY");
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw notAKey(file, e);
        }
    }

    private static byte[] read(Path file, String label) {
        String pem = readText(file);
        String begin = "-----BEGIN " + label + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(file + " holds no PEM block \"" + label + "\"");
        }
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    private static IllegalArgumentException notAKey(Path file, GeneralSecurityException cause) {
        return new IllegalArgumentException(file + " holds no EC key", cause);
    }
}
