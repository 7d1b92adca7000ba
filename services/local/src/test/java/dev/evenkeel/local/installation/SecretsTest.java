package dev.evenkeel.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;

    @Test
    void theKeysAreAPair() throws Exception {
        // Given
        var secrets = new Secrets(folder.resolve("secrets")).createMissing();
        var keys = KeyFactory.getInstance("EC");
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(
                keys.generatePrivate(new PKCS8EncodedKeySpec(der(secrets.privateKeyFile()))));
        signature.update((byte) 7);
        var signed = signature.sign();

        // When
        signature.initVerify(
                keys.generatePublic(new X509EncodedKeySpec(der(secrets.publicKeyFile()))));
        signature.update((byte) 7);

        // Then
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void onlyTheOwnerReadsThem() throws Exception {
        // When
        new Secrets(folder.resolve("secrets")).createMissing();

        // Then
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file))
                                    .isEqualTo(
                                            EnumSet.of(
                                                    PosixFilePermission.OWNER_READ,
                                                    PosixFilePermission.OWNER_WRITE)));
        }
    }

    @Test
    void areMadeOnce() throws Exception {
        // Given
        var secrets = new Secrets(folder.resolve("secrets")).createMissing();
        var password = secrets.postgresPassword();
        var bridgeKey = Files.readString(secrets.bridgeKeyFile());
        var privateKey = Files.readString(secrets.privateKeyFile());

        // When
        secrets.createMissing();

        // Then
        assertThat(secrets.postgresPassword()).isEqualTo(password);
        assertThat(secrets.bridgeKeyFile()).hasContent(bridgeKey);
        assertThat(secrets.privateKeyFile()).hasContent(privateKey);
        assertThat(Base64.getDecoder().decode(bridgeKey.strip())).hasSize(32);
    }

    private static byte[] der(Path pem) throws Exception {
        var base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return Base64.getDecoder().decode(base64);
    }
}
