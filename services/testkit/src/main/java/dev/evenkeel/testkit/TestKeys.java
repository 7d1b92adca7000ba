package dev.evenkeel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The EC P-256 key pair of this test JVM, as PEM files. */
final class TestKeys {
    private TestKeys() {}

    static Path privateKeyFile() {
        return folder().resolve("private.pem");
    }

    static Path publicKeyFile() {
        return folder().resolve("public.pem");
    }

    static PrivateKey privateKey() {
        try {
            var pem = Files.readString(privateKeyFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path folder() {
        return Path.of(JvmWide.get("keys", TestKeys::write));
    }

    private static String write() {
        var folder = TestFolders.create("keys", () -> {});
        var pair = generate();
        pem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate());
        pem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());
        return folder.toString();
    }

    private static void pem(Path file, String label, Key key) {
        var body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded());
        try {
            Files.writeString(
                    file,
                    "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
