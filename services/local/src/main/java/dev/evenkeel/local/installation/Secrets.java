package dev.evenkeel.local.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.function.Supplier;

/** Keys and passwords of an installation, made once, readable by their owner only. */
public final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final String PRIVATE_KEY = "tokens-private.pem";
    private static final String PUBLIC_KEY = "tokens-public.pem";
    private static final String BRIDGE_KEY = "bridge.key";
    private static final String RECORDING_KEY = "recording-master.key";
    private static final String POSTGRES_PASSWORD = "postgres.password";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** Makes what is missing; what is there stays. */
    public Secrets createMissing() {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            createKeyPair();
            createOnce(BRIDGE_KEY, () -> Base64.getEncoder().encodeToString(bytes()) + "\n");
            createOnce(RECORDING_KEY, () -> Base64.getEncoder().encodeToString(bytes()) + "\n");
            createOnce(
                    POSTGRES_PASSWORD,
                    () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write into " + folder, failed);
        }
    }

    /** PKCS#8 PEM, EC P-256. */
    public Path privateKeyFile() {
        return folder.resolve(PRIVATE_KEY);
    }

    /** X.509 PEM of the same key. */
    public Path publicKeyFile() {
        return folder.resolve(PUBLIC_KEY);
    }

    /** Base64 of 32 random bytes. */
    public Path bridgeKeyFile() {
        return folder.resolve(BRIDGE_KEY);
    }

    /** Base64 of 32 random bytes: wraps the keys of all recordings. */
    public Path recordingKeyFile() {
        return folder.resolve(RECORDING_KEY);
    }

    public String postgresPassword() {
        try {
            return Files.readString(folder.resolve(POSTGRES_PASSWORD));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The public file is written last: where it is, the private one of the same pair is too. */
    private void createKeyPair() throws IOException {
        if (Files.exists(publicKeyFile())) {
            return;
        }
        var pair = generate();
        write(PRIVATE_KEY, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        write(PUBLIC_KEY, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private void createOnce(String name, Supplier<String> content) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            write(name, content.get());
        }
    }

    private void write(String name, String content) throws IOException {
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = Files.createTempFile(folder, name, ".tmp", ownerOnly);
        Files.writeString(written, content);
        Files.move(
                written,
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] bytes() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has EC P-256", impossible);
        }
    }

    private static String pem(String label, byte[] der) {
        var body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
